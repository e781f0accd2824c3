using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Prints the calls of a plan, with the arguments in the order of the kernel's signature.</summary>
/// <param name="kernels">The emitters of the kernels.</param>
/// <param name="type">The type that has the kernels.</param>
internal sealed class KernelCallPrinter(KernelEmitters kernels, string type)
{
    /// <summary>Whether threads share the calls of the pass; otherwise one thread makes all of them.</summary>
    public bool IsShared { get; init; } = true;

    /// <summary>The portion that a call computes of a product of rows, if threads divide it.</summary>
    public string Portion { get; init; } = "Portion.Whole";

    /// <summary>The variable that holds the first parameter of a range that belongs to a thread.</summary>
    public const string FirstParameter = "first";

    public string Print(KernelCall call)
    {
        Signature signature = kernels.SignatureOf(call);
        Check(call, signature);
        string arguments = signature.Call(parameter => Print(call, parameter));
        return $"{signature.Type ?? type}.{arguments};";
    }

    /// <summary>How threads share the work of a call on parameters.</summary>
    public Sharing SharingOf(KernelCall call) => IsShared ? call.Sharing : Sharing.None;

    /// <summary>The arguments that say which parameters a call works on: their start on the line of work, and their number.</summary>
    public static string Print(WorkRange work) => $"{Literal.Int(work.Start)}, {Literal.Int(work.Length)}";

    /// <summary>The name of the reference to an arena in emitted passes.</summary>
    public static string Symbol(Arena arena) => arena switch
    {
        Arena.Inputs => "inputs",
        Arena.Parameters => "parameters",
        Arena.Workspace => "workspace",
        Arena.Pending => "pending",
        Arena.Odd => "odd",
        Arena.Even => "even",
        Arena.Deviations => "deviations",
        Arena.Outputs => "outputs",
        _ => throw new InvalidOperationException($"No method has a reference to {arena}."),
    };

    private string Print(KernelCall call, Parameter parameter)
    {
        if (parameter == Parameter.Portion && call.Kernel is BroadcastProduct)
        {
            return call.Work is not { } work ? Portion
                : !IsShared ? "Portion.Whole"
                : call.DividesInputs ? "share.Inputs"
                : $"share.Of({Print(work)})";
        }

        Argument argument = parameter.FollowsParameters ? call[Parameter.Updated] : call[parameter.Name];
        string shift = SharingOf(call) == Sharing.Parameters ? $" + {FirstParameter}" : "";
        return Print(parameter, argument, shift);
    }

    private static string Print(Parameter parameter, Argument argument, string shift) => argument switch
    {
        Argument.Reference(var buffer) => Reference(parameter.FollowsParameters ? parameter.Name : Symbol(buffer.Arena), buffer, shift),
        Argument.Constant(var value) => Literal.Int(value),
        Argument.DropFraction(var layer) => $"buffers.Hyperparameters.GetDropout({Literal.Int(layer)})",
        Argument.Scalars(var factor) => $"scalars.Scaled({Literal.Double(factor)})",
        _ when parameter.IsReference => throw new InvalidOperationException($"The plan names nothing for {parameter.Name}."),
        _ => parameter.Name,
    };

    private static string Reference(string symbol, NamedBuffer buffer, string shift) =>
        buffer.HasOffset ? $"ref Unsafe.Add(ref {symbol}, {LayoutEmitter.Name(buffer)}{Rows(buffer)}{shift})" : $"ref {symbol}";

    private static string Rows(NamedBuffer buffer) =>
        buffer.RowStride > 0 ? $" + {new Position(buffer.RowVariable) * buffer.RowStride}" : "";

    /// <summary>Throws if a call has an argument that no parameter takes, which is a bug in the plan.</summary>
    private static void Check(KernelCall call, Signature signature)
    {
        bool hasFollowers = signature.Parameters.Any(parameter => parameter.FollowsParameters);
        foreach (KeyValuePair<string, Argument> argument in call)
        {
            bool isTaken = signature.Parameters.Any(parameter => parameter.Name == argument.Key)
                || (argument.Key == Parameter.Updated && hasFollowers);
            if (!isTaken)
            {
                throw new InvalidOperationException($"{signature.Name} takes no {argument.Key}.");
            }
        }
    }
}
