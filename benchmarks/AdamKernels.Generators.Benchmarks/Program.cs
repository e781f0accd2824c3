using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Reporting;
using AdamKernels.Generators.Benchmarks;

const string Project = "benchmarks/AdamKernels.Generators.Benchmarks";
const int WarmUpRounds = 60;
const int Rounds = 101;

if (args is [ColdRun.Argument, .. var coldArguments])
{
    ColdRun.RunInChild(coldArguments);
    return 0;
}

if (args is not ([] or ["--save"]))
{
    Console.WriteLine($"""
        dotnet run -c Release --project {Project} -- [--save]

          How long the source generator takes, cold, warm and after an edit that does not concern it, and how much it emits; and how
          long a project with many networks takes to compile.

          --save     also writes the results to benchmarks/results/PROCESSOR/generator.md
        """);
    return args is ["--help" or "-h"] ? 0 : 1;
}

GeneratorCase[] cases = GeneratorCase.All();
foreach (GeneratorCase measured in cases)
{
    measured.Check();
}

for (int round = -WarmUpRounds; round < Rounds; round++)
{
    foreach (GeneratorCase measured in cases)
    {
        if (round == 0)
        {
            measured.Forget();
        }

        measured.Run();
        measured.RunAfterEdit();
    }
}

var text = new StringBuilder($"""
    | network | first run in a process | the same, compiler at work before | warm: median | warm: tenth least disturbed | after an unrelated edit | emitted source | largest file |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

    """);
foreach (GeneratorCase measured in cases)
{
    double cold = ColdRun.Measure(measured.Name, isCompilerWarm: false);
    double coldGenerator = ColdRun.Measure(measured.Name, isCompilerWarm: true);
    text.Append(CultureInfo.InvariantCulture, $"""
        | {measured.Name} | {cold:F0} ms | {coldGenerator:F0} ms | {Quantile(measured.Runs, 0.5):F2} ms | {Quantile(measured.Runs, 0.1):F2} ms | {Quantile(measured.Edits, 0.5):F3} ms | {measured.Sizes.Values.Sum() / 1024.0:F1} KB | {measured.Sizes.Values.Max() / 1024.0:F1} KB |

        """);
}

text.Append(CultureInfo.InvariantCulture, $"""

    Warm: {Rounds} runs after {WarmUpRounds} that do not count, each by a driver that remembers nothing. After an edit: as many runs by a driver that
    remembers, which was first checked to find all of the generator's outputs cached or unchanged. First runs: medians of five processes; most of
    such a run is the just-in-time compiler's, and without the second column's preparation also that of the C# compiler, which comes as a package
    without native code here, unlike that of the SDK. A KB is 1,024 bytes of UTF-8.
    """);
text.Append(ManyNetworksCase.Measure());
new ResultFile("generator", args, save: args.Length > 0, Project).Publish("Source generator", text.ToString());
return 0;

static double Quantile(IReadOnlyList<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));
