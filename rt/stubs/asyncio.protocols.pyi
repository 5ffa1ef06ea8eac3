# go: github.com/gosyncio/gosyncio/rt/asyncio ProtocolsModule
from asyncio import BaseProtocol as BaseProtocol, BufferedProtocol as BufferedProtocol, DatagramProtocol as DatagramProtocol, Protocol as Protocol, SubprocessProtocol as SubprocessProtocol
