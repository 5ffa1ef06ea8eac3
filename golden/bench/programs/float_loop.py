"""Floating point in loops: Mandelbrot rows, numerical integration, an n-body step."""


def mandelbrot(size, limit):
    inside = 0
    for py in range(size):
        for px in range(size):
            x0 = px / size * 3.0 - 2.0
            y0 = py / size * 2.0 - 1.0
            x = y = 0.0
            i = 0
            while x * x + y * y <= 4.0 and i < limit:
                x, y = x * x - y * y + x0, 2.0 * x * y + y0
                i += 1
            if i == limit:
                inside += 1
    return inside


def integrate(n):
    total = 0.0
    h = 1.0 / n
    for i in range(n):
        x = h * (i + 0.5)
        total += 4.0 / (1.0 + x * x)
    return total * h


def orbit(steps):
    x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
    for _ in range(steps):
        r3 = (x * x + y * y) ** 1.5
        vx -= 0.001 * x / r3
        vy -= 0.001 * y / r3
        x += 0.001 * vx
        y += 0.001 * vy
    return x, y


def main():
    print(mandelbrot(400, 100), round(integrate(8_000_000), 9), orbit(500_000))


main()
