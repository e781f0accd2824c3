using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits the members that predict: they divide the samples into tiles and pass scratch memory to the program.</summary>
/// <param name="plan">The network.</param>
internal sealed class PredictionEmitter(NetworkPlan plan)
{
    /// <summary>Emits <c>Predict</c>, and what it calls.</summary>
    /// <param name="writer">Receives the members.</param>
    /// <param name="declaration">The declaration of <c>Predict</c>.</param>
    public void Emit(SourceWriter writer, string declaration)
    {
        int rows = PredictionPlan.Rows(plan);
        writer.Lines($$"""
            {{declaration}}
            {
                int rows = global::AdamKernels.Runtime.Prediction.CountRows(inputs, InputCount, outputs, OutputCount);
            """);
        if (plan.Spec.StandardizesTargets)
        {
            writer.Line("    global::AdamKernels.Standardization unit = "
                + "global::AdamKernels.Runtime.Prediction.Require(_targetStandardization, nameof(TargetStandardization));");
        }

        writer.Lines($$"""
                ref float input = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(inputs);
                if (rows == 1)
                {
                    // One sample needs little scratch, and to clear more would take longer than to predict.
                    PredictOne(ref input, ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(outputs));
                }
                else
                {
                    PredictMany(ref input, outputs, rows);
                }
            """);
        if (plan.Spec.StandardizesTargets)
        {
            writer.Line("").Line("    global::AdamKernels.Runtime.Prediction.Restore(unit, outputs);");
        }

        writer.Lines($$"""
            }

            private void PredictMany(ref float input, global::System.Span<float> outputs, int rows)
            {
                int tile = global::System.Math.Min(rows, {{rows}});
            """);
        EmitScratch(writer, rows, "tile * ");
        writer.Lines($$"""
                while (rows > 0)
                {
                    int count = global::System.Math.Min(tile, rows);
            """);
        EmitPredictCall(writer, "        ", PredictionPasses.Predict(plan), "count");
        writer.Lines($$"""

                    global::AdamKernels.Runtime.Prediction.Pack(ref {{LastHalf}}, {{plan.Layout.Last.OutputStride}}, outputs.Slice(0, count * OutputCount), OutputCount);
                    input = ref global::System.Runtime.CompilerServices.Unsafe.Add(ref input, count * InputCount);
                    outputs = outputs.Slice(count * OutputCount);
                    rows -= count;
                }
            }

            private void PredictOne(ref float input, ref float output)
            {
            """);
        EmitScratch(writer, 1, "");
        EmitPredictCall(writer, "    ", PredictionPasses.PredictOne(plan), "1");
        if (!PredictionPlan.WritesOutputs(plan))
        {
            const string Spans = "global::System.Runtime.InteropServices.MemoryMarshal";
            writer.Line($"    {Spans}.CreateReadOnlySpan(ref {LastHalf}, OutputCount)"
                + $".CopyTo({Spans}.CreateSpan(ref output, OutputCount));");
        }

        writer.Line("}");
    }

    private string LastHalf => PredictionPlan.IsFirstHalf(plan.Layout.Last) ? "odd" : "even";

    /// <summary>The scratch memory, and the references into it.</summary>
    private void EmitScratch(SourceWriter writer, int rows, string tile)
    {
        int length = PredictionPlan.ScratchLength(plan, rows);
        if (PredictionPlan.FitsStack(length))
        {
            // The runtime clears it, so it is no longer than these samples need.
            const string AlignedBuffer = "global::AdamKernels.Runtime.AlignedBuffer";
            int ofRow = PredictionPlan.ScratchLength(plan, 1);
            writer.Line($"    global::System.Span<float> memory = stackalloc float[{tile}{ofRow} + {AlignedBuffer}.Alignment];")
                .Line($"    ref float odd = ref {AlignedBuffer}.Align(memory);");
        }
        else
        {
            writer.Line("    // More than a stack should give: the thread keeps this memory for its next prediction.")
                .Line($"    ref float odd = ref global::AdamKernels.Runtime.Prediction.Scratch({length});");
        }

        At("even", PredictionPlan.FirstHalfStride(plan));
        if (PredictionPlan.NeedsDeviations(plan))
        {
            At("deviations", PredictionPlan.DeviationOffset(plan));
        }

        if (plan.Spec.StandardizesInputs)
        {
            At("standardized", PredictionPlan.StandardizedOffset(plan));
        }

        void At(string name, int offset) =>
            writer.Line($"    ref float {name} = ref global::System.Runtime.CompilerServices.Unsafe.Add(ref odd, {tile}{offset});");
    }

    private void EmitPredictCall(SourceWriter writer, string indent, Signature method, string count)
    {
        if (plan.Spec.StandardizesInputs)
        {
            const string Prediction = "global::AdamKernels.Runtime.Prediction";
            writer.Line($"{indent}{Prediction}.Standardize("
                + $"{Prediction}.Require(_inputStandardization, nameof(InputStandardization)), ref input, ref standardized, {count});");
        }

        var arguments = new Dictionary<string, string>
        {
            ["inputs"] = plan.Spec.StandardizesInputs ? "ref standardized" : "ref input",
            ["parameters"] = "ref _parameters.Reference",
            ["outputs"] = "ref output",
            ["rows"] = $"(global::System.UIntPtr){count}",
        };
        writer.Line($"{indent}{SourceFile.Program(plan.Spec.Type)}.{method.Call(parameter =>
            arguments.TryGetValue(parameter.Name, out string argument) ? argument : $"ref {parameter.Name}")};");
    }
}
