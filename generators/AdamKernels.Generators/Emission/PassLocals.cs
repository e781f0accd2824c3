using System.Globalization;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Emission;

/// <summary>
/// Emits the variables at the top of a training pass: what its calls take from the buffers of the step and from the batch.
/// </summary>
/// <param name="kernels">The emitters of the kernels.</param>
/// <param name="optimizer">The optimizer, whose states are buffers.</param>
internal sealed class PassLocals(KernelEmitters kernels, OptimizerEmitter optimizer)
{
    /// <summary>The declarations that the calls need.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="gradients">The buffer that holds the gradients in the pass.</param>
    /// <param name="share">The share of the thread.</param>
    public IEnumerable<string> Of(IEnumerable<KernelCall> calls, string gradients, string share)
    {
        string[] used = [.. calls.SelectMany(Names).Distinct()];
        IEnumerable<(string Name, string Declaration)> all =
        [
            Reference(KernelCallPrinter.Symbol(Arena.Parameters), "buffers.Parameters"),
            Reference(KernelCallPrinter.Symbol(Arena.Workspace), "buffers.Workspace"),
            Reference(KernelCallPrinter.Symbol(Arena.Pending), $"buffers.GetPending({share})"),
            Reference(Parameter.Gradient, gradients),
            .. optimizer.Plan.Buffers.Select((name, i) => Reference(name, $"buffers.State({i})")),
            Value(Parameter.Rows(), "batch.RowCount"),
            Value(Parameter.Rows(ProgramPlan.FirstRow), "batch.FirstRow"),
            Value(Parameter.Rows(ProgramPlan.WorkspaceRow), "batch.WorkspaceRow"),
            Value(Parameter.Shards, "batch.Shards"),
            Value(Parameter.Continues, "batch.Continues"),
            Value(Parameter.Divisor, "batch.LossDivisor"),
            Value(Parameter.Dropout, "batch.Dropout"),
            .. optimizer.Arguments.Select(coefficient => Value(Parameter.Coefficient(coefficient.Name), Compute(coefficient))),
        ];
        return all.Where(local => used.Contains(local.Name)).Select(local => local.Declaration);
    }

    private static (string Name, string Declaration) Reference(string name, string buffer) =>
        (name, $"ref float {name} = ref {buffer}.Reference;");

    private static (string Name, string Declaration) Value(Parameter parameter, string value) =>
        (parameter.Name, $"{parameter.Declaration} = {value};");

    /// <summary>A coefficient from the hyper-parameters as they are now.</summary>
    private static string Compute(Coefficient coefficient) =>
        $"(float){string.Format(CultureInfo.InvariantCulture, coefficient.Expression, $"buffers.Hyperparameters.{coefficient.Source}")}";

    /// <summary>The variables that a call names.</summary>
    private IEnumerable<string> Names(KernelCall call) =>
        kernels.SignatureOf(call).Parameters.SelectMany(parameter => call[parameter.Name] switch
        {
            _ when parameter.FollowsParameters => [parameter.Name],
            { Buffer: { RowStride: > 0 } buffer } => [KernelCallPrinter.Symbol(buffer.Arena), buffer.RowVariable],
            { Buffer: { } buffer } => [KernelCallPrinter.Symbol(buffer.Arena)],
            Argument.Same => (string[])[parameter.Name],
            _ => [],
        });
}
