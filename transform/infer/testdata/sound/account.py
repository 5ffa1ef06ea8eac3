import asyncio
class Account:
    """An account."""
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.lock = asyncio.Lock()
    async def deposit(self, amount):
        async with self.lock:
            self.balance += amount
async def main():
    a = Account("ann", 10)
    await asyncio.gather(a.deposit(5), a.deposit(7))
    print(a.owner, a.balance)
asyncio.run(main())
