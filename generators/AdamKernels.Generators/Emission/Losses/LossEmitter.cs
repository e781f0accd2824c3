using AdamKernels.Generators.Emission.Activations;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Losses;

/// <summary>
/// Emits the kernel that computes the loss of a batch and its gradient with respect to the last layer's pre-activations. To add a loss,
/// write a class and one line in <see cref="Table"/>.
/// </summary>
/// <remarks>Sums run in 16 lanes (column mod 16), whatever the width of a vector, which are added in a fixed tree.</remarks>
internal abstract class LossEmitter
{
    protected const int Block = BufferLayout.Alignment;

    private static readonly Dictionary<LossKind, LossEmitter> Table = new()
    {
        [LossKind.MeanSquaredError] = new MeanSquaredErrorEmitter(),
        [LossKind.BinaryCrossEntropy] = new BinaryCrossEntropyEmitter(),
        [LossKind.SoftmaxCrossEntropy] = new SoftmaxCrossEntropyEmitter(),
    };

    public static LossEmitter For(LossKind kind) => Table[kind];

    /// <summary>The loss and its gradient, for the emitted documentation.</summary>
    protected abstract string Formula { get; }

    public void Emit(SourceWriter writer, VectorWriter vector, LayerLayout layer)
    {
        writer.Line("/// <summary>")
            .Line($"/// The loss, and its gradient dy with respect to the pre-activations of layer {layer.Number}: {Formula}.")
            .Line("/// </summary>")
            .Line("/// <remarks>Sums run in 16 lanes (column mod 16), which are added in a fixed tree.</remarks>")
            .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
            .Block("internal static float Loss(ref float y, ref float t, ref float dy, nuint rows)", () => Body(writer, vector, layer));
    }

    protected abstract void Body(SourceWriter writer, VectorWriter vector, LayerLayout layer);

    /// <summary>Names of the registers that hold 16 lanes.</summary>
    protected static IEnumerable<string> Registers(VectorWriter vector, string name) =>
        vector.RegistersPerBlock == 1 ? [name] : Enumerable.Range(0, vector.RegistersPerBlock).Select(part => $"{name}{part}");

    /// <summary>
    /// Emits a loop over the blocks of 16 columns of a row, and for each block the statements of every register that holds a column.
    /// </summary>
    /// <param name="register">
    /// Emits the statements of one register, given the suffix of its names, the index of its first float and the number of its lanes
    /// that are columns.
    /// </param>
    protected static void ForEachRegister(SourceWriter writer, VectorWriter vector, int columns, Action<string, string, int> register)
    {
        int whole = columns / Block;
        int rest = columns % Block;
        if (whole > 0)
        {
            writer.Block($"for (nuint at = row; at < row + {whole * Block}; at += {Block})", () => BlockOfColumns("at", Block));
        }

        if (rest > 0)
        {
            BlockOfColumns(whole > 0 ? $"row + {whole * Block}" : "row", rest);
        }

        void BlockOfColumns(string at, int lanes)
        {
            for (int part = 0; part < vector.RegistersPerBlock && part * vector.Lanes < lanes; part++)
            {
                string suffix = vector.RegistersPerBlock == 1 ? "" : Literal.Int(part);
                string index = part == 0 ? at : $"{at} + {part * vector.Lanes}";
                int count = Math.Min(vector.Lanes, lanes - part * vector.Lanes);
                writer.Block(() => register(suffix, index, count));
            }
        }
    }

    /// <summary>A loss that is a sum over single outputs, averaged over samples and outputs.</summary>
    /// <param name="element">Declares <c>loss</c>, which is added up, and <c>gradient</c>, given the loaded output y and target t.</param>
    protected static void MeanOverOutputs(
        SourceWriter writer, VectorWriter vector, LayerLayout layer, double gradientFactor, IEnumerable<string> constants, Action<SourceWriter> element)
    {
        ActivationEmitter activation = ActivationEmitter.For(layer.Spec.Activation);
        int columns = layer.Spec.Outputs;
        writer.Line($"double count = (double)rows * {columns};")
            .Line($"{vector.Type} scale = {vector.Broadcast($"(float)({Literal.Double(gradientFactor)} / count)")};");
        foreach (string constant in constants.Concat(activation.Constants(vector)).Distinct())
        {
            writer.Line(constant);
        }

        writer.Statements([$"{vector.Type} " + string.Join(", ", Registers(vector, "sum").Select(sum => $"{sum} = {vector.Zero}")) + ";"]).Blank();
        writer.Block($"for (nuint row = 0; row < rows * {layer.OutputStride}; row += {layer.OutputStride})", () =>
            ForEachRegister(writer, vector, columns, (suffix, at, lanes) =>
            {
                writer.Line($"{vector.Type} yn = {vector.Load("y", at)}, tn = {vector.Load("t", at)};");
                element(writer);
                writer.Line($"sum{suffix} += {vector.KeepFirst("loss", lanes, vector.Zero)};");
                string gradient = activation.TimesDerivative(vector, "(gradient * scale)", "yn");
                writer.Line(vector.Store(vector.KeepFirst(gradient, lanes, vector.Zero), "dy", at));
            }));
        writer.Blank().Line($"return (float)({vector.SumLanes(Registers(vector, "sum"))} / count);");
    }
}
