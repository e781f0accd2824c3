using System.Globalization;
using System.Reflection;
using AdamKernels;
using AdamKernels.RobustnessProbe;
using AdamKernels.RobustnessProbe.Bounds;
using AdamKernels.RobustnessProbe.Soak;

// Prints the path that this process takes, and then each case before it runs: after an access out of bounds, the last line says in which.
// With "spans", it makes all public calls that take spans; with "maps", it runs the maps and sums of the runtime and the optimizers; with
// "kernels" and the path of an assembly, the kernels of the networks there, whose layout can be changed. With "soak" and
// a number, it makes so many steps, and prints what they leave behind.
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
    case ["soak", string steps]:
        foreach (string line in SoakRun.Lines(long.Parse(steps, CultureInfo.InvariantCulture)))
        {
            Console.WriteLine(line);
        }

        return;
    default:
        throw new ArgumentException($"Expected spans, maps, kernels or soak, but got '{string.Join(' ', args)}'.");
}

Console.WriteLine($"cases {Cases.Count}");

static void RunAll(Type run, Assembly assembly)
{
    foreach (Type network in assembly.GetTypes().Where(
        type => type.GetCustomAttribute<NetworkAttribute>() is not null && type.Namespace == typeof(Staged).Namespace))
    {
        ((INetworkRun)Activator.CreateInstance(run.MakeGenericType(network))!).Run();
    }
}
