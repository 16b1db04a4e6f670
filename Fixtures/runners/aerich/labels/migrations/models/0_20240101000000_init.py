from tortoise import BaseDBAsyncClient


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TYPE mood AS ENUM ('old');
        CREATE TABLE t (m mood);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """DROP TABLE t;"""
