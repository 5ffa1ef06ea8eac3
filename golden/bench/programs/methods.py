"""Method calls and attributes: particles in a box, a linked list, a small inheritance tree."""


class Shape:
    def __init__(self, size):
        self.size = size

    def area(self):
        return 0

    def grow(self, by):
        self.size += by
        return self


class Square(Shape):
    def area(self):
        return self.size * self.size


class Strip(Shape):
    def area(self):
        return self.size * 2


class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


class Counter:
    def __init__(self):
        self.count = 0

    def add(self, n):
        self.count = (self.count + n) % 1000003

    def get(self):
        return self.count


def main():
    shapes = [Square(i) if i % 2 else Strip(i) for i in range(100)]
    total = 0
    for _ in range(5_000):
        for shape in shapes:
            total = (total + shape.grow(1).area()) % 1000003
    head = None
    for i in range(100_000):
        head = Node(i, head)
    length = 0
    for _ in range(10):
        node = head
        while node is not None:
            length += node.value & 1
            node = node.next
    counter = Counter()
    for i in range(1_000_000):
        counter.add(i)
    print(total, length, counter.get())


main()
