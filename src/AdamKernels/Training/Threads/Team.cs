using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The threads of one trainer: those of its workers, or none but the caller's.</summary>
internal sealed class Team(TrainingWorkers? workers, StepWork cost)
{
    /// <summary>Number of threads.</summary>
    public int Size { get; } = workers?.ThreadCount ?? 1;

    /// <summary>What the boundaries between the rows of two threads are multiples of.</summary>
    public int RowUnit => workers?.Rule.RowUnit ?? 1;

    /// <summary>The shortest buffer of parameters of which threads read a copy.</summary>
    public int MinCopiedFloats => workers?.Rule.MinCopiedFloats ?? int.MaxValue;

    public StepWork Cost => cost;

    /// <summary>Throws if the workers have been disposed, before anything is changed.</summary>
    public void Check() => workers?.CheckNotDisposed();

    /// <summary>The threads for a pass over rows.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="operationsPerRow">What a row takes.</param>
    public int ForRows(int rows, long operationsPerRow) =>
        Size == 1 ? 1 : workers!.Rule.ForRows(Size, rows, rows * operationsPerRow);

    /// <summary>The threads for work that can be divided anywhere.</summary>
    public int ForWork(long operations) => Size == 1 ? 1 : workers!.Rule.ForWork(Size, operations);

    /// <summary>Does a work on several threads.</summary>
    public void Run(SharedWork work, int threads) => workers!.Run(work, threads);
}
