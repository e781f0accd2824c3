using System.Reflection;
using AdamKernels;
using AdamKernels.RobustnessProbe;
using AdamKernels.RobustnessProbe.Bounds;

// Prints the path that this process takes, and then each case before it runs: after an access out of bounds, the last line says in which.
// With "spans", it makes all public calls that take spans; with "maps", it runs the maps and sums of the runtime and the optimizers; with
// "kernels" and the path of an assembly, it runs the kernels of the networks there, whose layout can be changed.
Console.WriteLine($"path {VectorPaths.Selected}");
switch (args)
{
    case ["spans"]:
        HelperRun.Run();
        RunAll(typeof(SpanRun<>), typeof(Staged).Assembly);
        break;
    case ["maps"]:
        MapRun.Run();
        OptimizerRun.Run();
        break;
    case ["kernels", string assembly]:
        RunAll(typeof(KernelRun<>), Assembly.LoadFrom(assembly));
        break;
    default:
        throw new ArgumentException($"Expected spans, maps or kernels, but got '{string.Join(' ', args)}'.");
}

Console.WriteLine($"cases {Cases.Count}");

static void RunAll(Type run, Assembly assembly)
{
    foreach (Type network in assembly.GetTypes().Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null))
    {
        ((INetworkRun)Activator.CreateInstance(run.MakeGenericType(network))!).Run();
    }
}
