"""Text built, joined, split, formatted and counted."""


def build(n):
    parts = []
    for i in range(n):
        parts.append(f'item-{i:05d}:{i * 0.5:.2f}')
    return ','.join(parts)


def count(text):
    letters = {}
    for ch in text:
        letters[ch] = letters.get(ch, 0) + 1
    return letters


def main():
    total = 0
    for _ in range(10):
        text = build(20_000)
        fields = text.split(',')
        total += sum(len(f) for f in fields if f.endswith('0'))
        total += text.upper().count('ITEM') + text.find('item-19999')
    print(total, sorted(count(text).items())[:3])


main()
