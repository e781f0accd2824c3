using System.Reflection;
using AdamKernels;
using AdamKernels.PathProbe;

// Prints the path that this process takes, and for each network the hash of what training makes of it; then the same, after fewer steps,
// for the networks of the assemblies that the arguments name. With "kernels", every kernel of every network runs, only so often that the
// just-in-time compiler meets each. With "special", it prints what becomes of special values, and with "threads", what two threads get
// that use one trainer. With "events", it prints what the event source of the library tells. With "workers", it prints the bytes and the
// idle time of training on several threads. With "warm" or "cold", it prints what is compiled in first steps. With "steps", it makes many
// steps between two lines. With "resume" and a folder, every network goes on from the checkpoint of its name there. With "save" and a
// path, it saves checkpoints there until it is killed.
const int Steps = 200;
const int CatalogSteps = 2;

Console.WriteLine($"path {VectorPaths.Selected}");
if (args is ["kernels"])
{
    foreach (Type type in NetworkTypes.In(typeof(Control).Assembly).Append(typeof(LargeDigits)))
    {
        // A fused step updates weights in the kernels of the gradients, the four calls in a kernel of its own.
        NetworkTypes.Hash(type, CatalogSteps, fused: true);
        NetworkTypes.Hash(type, CatalogSteps, fused: false);
    }

    return;
}

if (args is ["special"] or ["threads"])
{
    foreach (string line in args[0] == "special" ? SpecialRun.Lines() : [ThreadRun.Refusal()])
    {
        Console.WriteLine(line);
    }

    return;
}

if (args is ["events"] or ["warm"] or ["cold"])
{
    foreach (string line in args[0] == "events" ? EventRun.Lines() : WarmRun.Lines(isWarm: args[0] == "warm"))
    {
        Console.WriteLine(line);
    }

    return;
}

if (args is ["steps"])
{
    StepRun.Run();
    return;
}

if (args is ["workers"])
{
    (long bytes, double idle) = WorkerRun.Measure();
    Console.WriteLine(FormattableString.Invariant($"{bytes} {idle}"));
    return;
}

if (args is ["save", string file])
{
    SavingRun.Run(file);
    return;
}

if (args is ["resume", string folder])
{
    foreach (Type type in NetworkTypes.In(typeof(Control).Assembly))
    {
        Console.WriteLine($"{type.Name} {ResumedRun.Finish(type, File.ReadAllBytes(Path.Combine(folder, type.Name)))}");
    }

    return;
}

Print(typeof(Control).Assembly, Steps);
foreach (string path in args)
{
    Print(Assembly.LoadFrom(path), CatalogSteps);
}

static void Print(Assembly assembly, int steps)
{
    foreach (Type type in NetworkTypes.In(assembly))
    {
        Console.WriteLine($"{type.Name} {NetworkTypes.Hash(type, steps, fused: true)}");
    }
}
