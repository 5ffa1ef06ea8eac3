# go: github.com/gosyncio/gosyncio/rt/asyncio TaskgroupsModule
from asyncio import TaskGroup as TaskGroup
