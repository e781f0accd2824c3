using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Decides how many threads share a pass. No result depends on it.</summary>
/// <param name="MinNanoseconds">
/// The work that a thread must find, so that it takes longer than to call the thread and to wait for it.
/// </param>
/// <param name="RowUnit">What the boundaries between the rows of two threads are multiples of.</param>
internal sealed record SharingRule(double MinNanoseconds, int RowUnit)
{
    /// <summary>Parameters for which a prediction takes one operation on 16 floats.</summary>
    private const int ParametersPerOperation = 16;

    /// <summary>
    /// As many threads as pay: a call of a thread and the wait for it take one microsecond between distant cores, and a thread is called
    /// for several times that.
    /// </summary>
    public static SharingRule WherePaying { get; } = new(MinNanoseconds: 5_000, RowBlock.Unit);

    /// <summary>All threads, however little there is to do: for tests.</summary>
    public static SharingRule Always { get; } = new(MinNanoseconds: 0, RowUnit: 1);

    /// <summary>
    /// Time of an operation on 16 floats: somewhat more than that of a multiply-add, which is what most of them are.
    /// </summary>
    private static readonly double s_nanosecondsPerOperation = VectorPaths.Selected switch
    {
        VectorPath.Vector512 => 0.15,
        VectorPath.Vector256 => 0.25,
        VectorPath.Vector128 => 0.5,
        _ => 3,
    };

    /// <summary>The threads for a pass over rows.</summary>
    /// <param name="threads">The threads that there are.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="operations">What all rows take.</param>
    public int ForRows(int threads, int rows, long operations) =>
        Math.Min(ForWork(threads, operations), Math.Max(rows / RowUnit, 1));

    /// <summary>The threads for work that can be divided anywhere.</summary>
    /// <param name="threads">The threads that there are.</param>
    /// <param name="operations">What it takes.</param>
    public int ForWork(int threads, long operations)
    {
        double nanoseconds = operations * s_nanosecondsPerOperation;
        return nanoseconds >= MinNanoseconds * threads ? threads : Math.Max((int)(nanoseconds / MinNanoseconds), 1);
    }

    /// <summary>The threads for a prediction of many samples.</summary>
    public int ForPrediction(int threads, INetwork network, int samples) =>
        ForRows(threads, samples, (long)samples * network.ParameterCount / ParametersPerOperation);
}
