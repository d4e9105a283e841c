from store_fixtures import address, new_store, postgres_server

__all__ = ["address", "new_store", "postgres_server"]
