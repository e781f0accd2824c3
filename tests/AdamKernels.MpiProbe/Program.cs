// Run by the tests under mpirun, by same-bits.sh and mpi-two-hosts.sh: what one process of a group does. The argument names the case.
using System.Diagnostics;
using AdamKernels.Mpi;
using AdamKernels.MpiProbe;

string name = args is [string first] ? first : "exchange";
using MpiWorld world = MpiWorld.Initialize();

switch (name)
{
    case "exchange":
        ExchangeRun.Run(world);
        break;
    case "throw":
        FailingRun.Throw(world);
        break;
    case "throw-on-thread":
        FailingRun.ThrowOnThread(world);
        break;
    case "catch":
        FailingRun.Catch(world);
        break;
    case "throw-in-task":
        FailingRun.ThrowInTaskAsync(world).GetAwaiter().GetResult();
        break;
    case "abort":
        FailingRun.Abort(world);
        break;
    case "kill":
        FailingRun.Kill(world);
        break;
    case "leave":
        FailingRun.Leave(world);
        break;
    case "exit":
        FailingRun.Exit(world);
        break;
    case "short-message":
        FailingRun.SendShort(world);
        break;
    case "long-message":
        FailingRun.SendLong(world);
        break;
    case "receive-only":
        FailingRun.ReceiveOnly(world);
        break;
    case "large":
        ExchangeRun.RunLarge(world);
        break;
    case "conformance":
        ConformanceRun.Run(world);
        break;
    case "time":
        Timing.Run(world);
        break;
    default:
        throw new UnreachableException($"There is no case {name}.");
}
