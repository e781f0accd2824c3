using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning.Kernels;

namespace AdamKernels.Generators.Planning.Program;

/// <summary>One call of a kernel. Arguments are named after their parameters, so that nothing depends on their order.</summary>
/// <param name="Kernel">The kernel.</param>
/// <remarks>
/// A parameter without an argument gets the parameter of the same name of the calling method, for example the number of rows. The states of
/// the optimizer have the layout of the parameters and are passed at the same offset.
/// </remarks>
internal sealed record KernelCall(KernelPlan Kernel) : IEnumerable<KeyValuePair<string, Argument>>
{
    private readonly Dictionary<string, Argument> _arguments = [];

    /// <summary>Whether the method for a single row is called.</summary>
    public bool IsSingleRow { get; init; }

    /// <summary>The parameters whose gradients it sums, or that it updates; null if it works on rows of a batch.</summary>
    public WorkRange? Work { get; init; }

    /// <summary>Whether it works on the weights of a layer whose inputs threads divide: each has the weights of its inputs.</summary>
    public bool DividesInputs { get; init; }

    /// <summary>How threads divide it, if it works on rows of a batch.</summary>
    public PassDivision Division => (Kernel as BroadcastProduct)?.Division switch
    {
        TileDivision.Terms => PassDivision.Terms,
        TileDivision.Columns => PassDivision.Columns,
        _ => PassDivision.Rows,
    };

    /// <summary>How threads share the work of the call, if it is on parameters.</summary>
    public Sharing Sharing => (Work, Kernel) switch
    {
        (null, _) => Sharing.None,
        (_, BroadcastProduct { Division: not TileDivision.None }) => Sharing.Tiles,
        (_, UpdateParameters) => Sharing.Parameters,
        _ => Sharing.WholeCall,
    };

    /// <summary>A comment before the call; null for none.</summary>
    public string? Comment { get; init; }

    public void Add(string parameter, Argument argument) => _arguments.Add(parameter, argument);

    public Argument this[string parameter] => _arguments.TryGetValue(parameter, out Argument argument) ? argument : new Argument.Same();

    public IEnumerator<KeyValuePair<string, Argument>> GetEnumerator() => _arguments.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
