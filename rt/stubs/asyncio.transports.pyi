# go: github.com/gosyncio/gosyncio/rt/asyncio TransportsModule
from asyncio import BaseTransport as BaseTransport, DatagramTransport as DatagramTransport, ReadTransport as ReadTransport, SubprocessTransport as SubprocessTransport, Transport as Transport, WriteTransport as WriteTransport
