using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Benchmarks;

/// <summary>The generator on one compilation: its first run, and the run after an edit that does not concern it.</summary>
/// <param name="name">The name that results show, and that a child process is told.</param>
/// <param name="compilation">What declares the network.</param>
internal sealed class GeneratorCase(string name, CSharpCompilation compilation)
{
    /// <summary>The generator's name of the step that gives the specs of the networks.</summary>
    private const string SpecStep = "Spec";

    private readonly List<double> _runs = [];
    private readonly List<double> _edits = [];
    private GeneratorDriver _driver = Declarations.CreateDriver().RunGenerators(compilation);
    private int _edit;

    /// <summary>All cases.</summary>
    public static GeneratorCase[] All() => [new("4-8-2", Declarations.Small), new("784-512-512-10", Declarations.Large)];

    /// <summary>The name that results show.</summary>
    public string Name => name;

    /// <summary>Milliseconds of each run by a new driver.</summary>
    public IReadOnlyList<double> Runs => _runs;

    /// <summary>Milliseconds of each run after an edit.</summary>
    public IReadOnlyList<double> Edits => _edits;

    /// <summary>Sizes of the emitted files in bytes.</summary>
    public IReadOnlyDictionary<string, int> Sizes { get; private set; } = new Dictionary<string, int>();

    /// <summary>Fails unless the generator emits the network's files, and an edit elsewhere makes it do nothing again.</summary>
    /// <exception cref="InvalidOperationException">It does something else than is to be measured.</exception>
    public void Check()
    {
        GeneratorDriver driver = Declarations.CreateDriver(isTracked: true).RunGenerators(compilation);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is not null || result.GeneratedSources.IsEmpty)
        {
            throw new InvalidOperationException($"{name}: the generator emitted nothing.", result.Exception);
        }

        Sizes = result.GeneratedSources.ToDictionary(
            source => source.HintName, source => System.Text.Encoding.UTF8.GetByteCount(source.SourceText.ToString()));
        GeneratorRunResult again = driver.RunGenerators(Declarations.EditUnrelated(compilation, 1)).GetRunResult().Results.Single();
        IEnumerable<IncrementalGeneratorRunStep> steps =
            again.TrackedSteps[SpecStep].Concat(again.TrackedOutputSteps.Values.SelectMany(step => step));
        foreach ((_, IncrementalStepRunReason reason) in steps.SelectMany(step => step.Outputs))
        {
            if (reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            {
                throw new InvalidOperationException($"{name}: a step was {reason} after an edit that does not concern it.");
            }
        }
    }

    /// <summary>Takes the time of a run by a driver that remembers nothing, on a compilation whose symbols nobody has asked for.</summary>
    public double Run()
    {
        CSharpCompilation fresh = compilation.Clone();
        double time = TimeOf(() => Declarations.CreateDriver().RunGenerators(fresh));
        _runs.Add(time);
        return time;
    }

    /// <summary>
    /// Takes the time of a run by the driver of the run before, after an edit of the other file. Its parsing is not counted.
    /// </summary>
    public void RunAfterEdit()
    {
        CSharpCompilation edited = Declarations.EditUnrelated(compilation, ++_edit);
        _edits.Add(TimeOf(() => _driver = _driver.RunGenerators(edited)));
    }

    /// <summary>Forgets the times of runs that were to warm up.</summary>
    public void Forget()
    {
        _runs.Clear();
        _edits.Clear();
    }

    private static double TimeOf(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
