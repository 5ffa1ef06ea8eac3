# go: github.com/gosyncio/gosyncio/rt/lib/concurrent/futures
