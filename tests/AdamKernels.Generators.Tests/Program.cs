using AdamKernels.Generators.Tests.Emission;
using AdamKernels.Generators.Tests.SeededBugs;

// What tests start as processes of their own. With "check" and a path, it trains the network in the assembly there, whose code may have any
// fault. Otherwise, for each culture that the arguments name, it prints the hash of what the generator emits under it; CultureTests give
// this program the data of cultures, which the tests themselves run without, so that a machine needs none.
if (args is [Checks.Argument, string path])
{
    Checks.Run(path);
    return;
}

foreach (string name in args)
{
    Console.WriteLine(CultureTests.Line(name));
}
