using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Prints the calls of a plan, with the arguments in the order of the kernel's signature.</summary>
/// <param name="kernels">The emitters of the kernels.</param>
/// <param name="type">The type that has the kernels.</param>
internal sealed class KernelCallPrinter(KernelEmitters kernels, string type)
{
    public string Print(KernelCall call)
    {
        Signature signature = kernels.SignatureOf(call);
        Check(call, signature);
        string arguments = signature.Call(
            parameter => Print(parameter, parameter.FollowsParameters ? call[Parameter.Updated] : call[parameter.Name]));
        return $"{signature.Type ?? type}.{arguments};";
    }

    /// <summary>The name of the reference to an arena in emitted passes.</summary>
    public static string Symbol(Arena arena) => arena switch
    {
        Arena.Inputs => "inputs",
        Arena.Parameters => "parameters",
        Arena.Workspace => "workspace",
        Arena.Odd => "odd",
        Arena.Even => "even",
        Arena.Deviations => "deviations",
        Arena.Outputs => "outputs",
        _ => throw new InvalidOperationException($"No method has a reference to {arena}."),
    };

    private static string Print(Parameter parameter, Argument argument) => argument switch
    {
        Argument.Reference(var buffer) => Reference(parameter.FollowsParameters ? parameter.Name : Symbol(buffer.Arena), buffer),
        Argument.Constant(var value) => Literal.Int(value),
        Argument.DropFraction(var layer) => $"buffers.Hyperparameters.GetDropout({Literal.Int(layer)})",
        Argument.Scalars(var factor) => $"scalars.Scaled({Literal.Double(factor)})",
        _ when parameter.IsReference => throw new InvalidOperationException($"The plan names nothing for {parameter.Name}."),
        _ => parameter.Name,
    };

    private static string Reference(string symbol, NamedBuffer buffer) =>
        buffer.HasOffset ? $"ref Unsafe.Add(ref {symbol}, {LayoutEmitter.Name(buffer)}{Rows(buffer)})" : $"ref {symbol}";

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
