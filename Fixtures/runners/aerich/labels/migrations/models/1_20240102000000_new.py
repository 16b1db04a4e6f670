from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = False


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TYPE mood ADD VALUE 'new';
        UPDATE t SET m = 'new';"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """
