from tortoise import BaseDBAsyncClient


async def upgrade(db: BaseDBAsyncClient) -> str:
    return "ALTER TYPE mood ADD VALUE 'new'"
