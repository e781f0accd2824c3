using AdamKernels.Generators.Tests.Emission;

// For each culture that the arguments name, this program prints the hash of what the generator emits under it. CultureTests give it the data
// of cultures, which the tests themselves run without, so that a machine needs none.
foreach (string name in args)
{
    Console.WriteLine(CultureTests.Line(name));
}
