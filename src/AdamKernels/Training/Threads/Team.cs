using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The threads of one trainer: those of its workers, or none but the caller's.</summary>
internal sealed class Team(TrainingWorkers? workers, NetworkDescription description)
{
    /// <summary>How often the threads of a step meet, at most.</summary>
    private readonly int _meetings = description.ForwardParts.Length + description.BackpropagateParts.Length + 1;

    /// <summary>Number of threads.</summary>
    public int Size { get; } = workers?.ThreadCount ?? 1;

    /// <summary>What the boundaries between the rows of two threads are multiples of.</summary>
    public int RowUnit => workers?.Rule.RowUnit ?? 1;

    /// <summary>What the rows are a multiple of that pass from thread to thread together.</summary>
    public int TermUnit => Math.Max(RowUnit / 2, 1);

    public StepWork Cost => description.Work;

    /// <summary>Throws if the workers have been disposed, before anything is changed.</summary>
    public void Check() => workers?.CheckNotDisposed();

    /// <summary>The threads for a pass over rows.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="operationsPerRow">What a row takes.</param>
    public int ForRows(int rows, long operationsPerRow) =>
        Size == 1 ? 1
        : description.DividesInputs ? Math.Min(ForStep(rows), workers!.Rule.ForWork(Size, rows * operationsPerRow))
        : workers!.Rule.ForRows(Size, rows, rows * operationsPerRow);

    /// <summary>The threads for work on parameters that is part of a step.</summary>
    /// <param name="rows">Number of rows of the step.</param>
    /// <param name="operations">What the work takes.</param>
    public int ForParameters(int rows, long operations) =>
        Size == 1 ? 1 : description.DividesInputs ? ForStep(rows) : workers!.Rule.ForWork(Size, operations);

    /// <summary>The threads for work that can be divided anywhere.</summary>
    public int ForWork(long operations) => Size == 1 ? 1 : workers!.Rule.ForWork(Size, operations);

    /// <summary>The same threads for all of a step, so that each finds the weights that it has updated.</summary>
    private int ForStep(int rows) => workers!.Rule.ForWork(Size, Cost.Step(rows) / _meetings);

    /// <summary>Does a work on several threads.</summary>
    public void Run(SharedWork work, int threads) => workers!.Run(work, threads);
}
