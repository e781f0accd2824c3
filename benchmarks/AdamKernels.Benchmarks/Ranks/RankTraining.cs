namespace AdamKernels.Benchmarks.Ranks;

/// <summary>What one process can do with a network, each time with the first rows of the same samples.</summary>
internal abstract class RankTraining
{
    /// <summary>A step in one call: each parameter is updated as soon as its gradient is summed.</summary>
    public abstract void Step(int rows);

    /// <summary>
    /// A step in separate calls: all gradients go to memory, and the update reads them there, as it does in several processes.
    /// </summary>
    public abstract void StepThroughMemory(int rows);

    /// <summary>The copy of the inputs that separate calls make, and a step in one call or in several processes does not.</summary>
    public abstract void CopyInputs(int rows);

    /// <summary>The update alone, with the gradients of the last separate calls.</summary>
    public abstract void Update();
}
