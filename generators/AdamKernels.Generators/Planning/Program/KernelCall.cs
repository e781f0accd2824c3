using AdamKernels.Generators.Planning.Kernels;

namespace AdamKernels.Generators.Planning.Program;

/// <summary>One call of a kernel: its arguments by the names of its parameters, so that nothing hangs on their order.</summary>
/// <param name="Kernel">The kernel.</param>
/// <remarks>
/// A parameter without an argument here gets the parameter of the same name of the method that calls: the number of rows, for example.
/// States of the optimizer lie as the parameters do, and are passed at the offset of those.
/// </remarks>
internal sealed record KernelCall(KernelPlan Kernel) : IEnumerable<KeyValuePair<string, Argument>>
{
    private readonly Dictionary<string, Argument> _arguments = [];

    /// <summary>Whether the method for a single row is called.</summary>
    public bool IsSingleRow { get; init; }

    /// <summary>A line before the call; null for none.</summary>
    public string? Comment { get; init; }

    public void Add(string parameter, Argument argument) => _arguments.Add(parameter, argument);

    public Argument this[string parameter] => _arguments.TryGetValue(parameter, out Argument argument) ? argument : new Argument.Same();

    public IEnumerator<KeyValuePair<string, Argument>> GetEnumerator() => _arguments.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
