using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits the part of the class that the user sees, and the contract with the runtime, which chooses among the kernels.</summary>
internal sealed class NetworkEmitter(NetworkSpec spec, BufferLayout layout)
{
    /// <summary>Hardly any: around the members of this file stand the user's own, whose names may be those of the runtime's types.</summary>
    private static readonly string[] Usings = ["System.CodeDom.Compiler"];

    private readonly OptimizerEmitter _optimizer = OptimizerEmitter.For(spec.Optimizer);

    /// <summary>What the optimizer's states start from, where that is not 0 for all of them.</summary>
    private string InitialStates => _optimizer.InitialStates.All(value => value == 0)
        ? ""
        : $"\n    InitialStates = [{string.Join(", ", _optimizer.InitialStates.Select(Literal.Float))}],";

    public string Emit() => SourceFile.Emit(
        spec.Type,
        Usings,
        Members,
        $" : global::AdamKernels.INetwork<{spec.Type.Name}>",
        writer => writer.Lines(NetworkRemarks.Describe(spec, layout)).Line(SourceFile.GeneratedCode));

    private void Members(SourceWriter writer)
    {
        string name = spec.Type.Name;
        int outputs = layout.Last.Spec.Outputs;
        writer.Lines($$"""
            /// <summary>Inputs of one sample: {{spec.InputCount}}.</summary>
            public const int InputCount = {{spec.InputCount}};

            /// <summary>Outputs of one sample: {{outputs}}.</summary>
            public const int OutputCount = {{outputs}};

            /// <summary>Largest batch of a training step: {{spec.MaxBatchSize}} samples.</summary>
            public const int MaxBatchSize = {{spec.MaxBatchSize}};

            /// <summary>Weights and biases: {{Literal.Grouped(layout.ParameterCount)}}.</summary>
            public const int ParameterCount = {{layout.ParameterCount}};

            private static readonly global::AdamKernels.Runtime.NetworkDescription s_description = new()
            {
                Layers =
                [
            """);
        foreach (LayerLayout layer in layout.Layers)
        {
            writer.Line(
                $"        new global::AdamKernels.Runtime.LayerDescription({layer.Spec.Inputs}, {layer.Spec.Outputs}, global::AdamKernels.Activation.{layer.Spec.Activation}, global::AdamKernels.Runtime.WeightLayout.{layer.Layout}, "
                + $"WeightOffset: {layer.WeightOffset}, WeightStride: {layer.WeightStride}, BiasOffset: {layer.BiasOffset}),");
        }

        writer.Lines($$"""
                ],
                ParameterCount = {{layout.ParameterCount}},
                Loss = global::AdamKernels.Runtime.LossKind.{{spec.Loss}},
                MaxBatchSize = {{spec.MaxBatchSize}},
                BufferLength = {{layout.ParameterLength}},
                StateCount = {{_optimizer.States.Count}},
                WorkspaceLength = {{layout.WorkspaceLength}},
                InputOffset = {{BufferLayout.InputOffset}},
                OutputOffset = {{layout.Last.OutputOffset}},
                TargetOffset = {{layout.TargetOffset}},
                OutputStride = {{layout.Last.OutputStride}},
                LearningRate = {{Literal.Double(spec.Optimizer.LearningRate)}},{{InitialStates}}
            };

            private readonly global::AdamKernels.Runtime.AlignedBuffer _parameters = new({{layout.ParameterLength}});

            /// <summary>Creates the network with PyTorch's default initialisation: weights and biases uniform within 1/sqrt(inputs).</summary>
            /// <param name="seed">The same seed gives the same bits on every machine.</param>
            public {{name}}(ulong seed = 0) => global::AdamKernels.Runtime.NetworkParameters.Initialise(s_description, _parameters, seed);

            static global::AdamKernels.Runtime.NetworkDescription global::AdamKernels.INetwork<{{name}}>.Description => s_description;

            global::AdamKernels.Runtime.AlignedBuffer global::AdamKernels.INetwork<{{name}}>.Parameters => _parameters;

            /// <summary>Copies all parameters: for each layer the weights as [output, input], then the biases.</summary>
            /// <param name="destination">Receives {{Literal.Grouped(layout.ParameterCount)}} floats.</param>
            /// <exception cref="global::System.ArgumentException">The length is another one.</exception>
            public void GetParameters(global::System.Span<float> destination) => global::AdamKernels.Runtime.NetworkParameters.Get(s_description, _parameters, destination);

            /// <summary>Replaces all parameters: for each layer the weights as [output, input], then the biases.</summary>
            /// <param name="source">{{Literal.Grouped(layout.ParameterCount)}} floats.</param>
            /// <exception cref="global::System.ArgumentException">The length is another one.</exception>
            public void SetParameters(global::System.ReadOnlySpan<float> source) => global::AdamKernels.Runtime.NetworkParameters.Set(s_description, _parameters, source);

            """);
        EmitPredict(writer);
        EmitContract(writer.Blank());
    }

    private void EmitPredict(SourceWriter writer)
    {
        int rows = PredictionPlan.Rows(layout);
        writer.Lines($$"""
            /// <summary>Computes the outputs of any number of samples. Safe to call from several threads at once.</summary>
            /// <param name="inputs">{{spec.InputCount}} floats per sample, one sample after the other.</param>
            /// <param name="outputs">Receives {{layout.Last.Spec.Outputs}} floats per sample. A sample's outputs do not depend on the others.</param>
            /// <exception cref="global::System.ArgumentException">The inputs are not whole samples, or the outputs have another length or overlap them.</exception>
            public void Predict(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs)
            {
                int rows = global::AdamKernels.Runtime.Prediction.CountRows(inputs, InputCount, outputs, OutputCount);
                int tile = global::System.Math.Min(rows, {{rows}});

                // One sample needs little scratch, and to clear more would take longer than to predict.
                global::System.Span<float> memory = rows == 1
                    ? stackalloc float[{{PredictionPlan.ScratchLength(layout, 1)}} + global::AdamKernels.Runtime.AlignedBuffer.Alignment]
                    : stackalloc float[{{PredictionPlan.ScratchLength(layout, rows)}} + global::AdamKernels.Runtime.AlignedBuffer.Alignment];
                ref float odd = ref global::AdamKernels.Runtime.AlignedBuffer.Align(memory);
                ref float even = ref global::System.Runtime.CompilerServices.Unsafe.Add(ref odd, tile * {{PredictionPlan.FirstHalfStride(layout)}});
                for (int row = 0; row < rows; row += tile)
                {
                    int count = global::System.Math.Min(tile, rows - row);
                    ref float input = ref global::System.Runtime.CompilerServices.Unsafe.Add(ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(inputs), (nint)row * InputCount);
            """);
        PathSwitch.Emit(writer, "        ", kernels => $"{kernels}.Predict(ref input, ref _parameters.Reference, ref odd, ref even, (nuint)count);");
        string last = PredictionPlan.IsFirstHalf(layout.Last) ? "odd" : "even";
        writer.Lines($$"""

                    global::AdamKernels.Runtime.Prediction.Pack(ref {{last}}, {{layout.Last.OutputStride}}, outputs.Slice(row * OutputCount, count * OutputCount), OutputCount);
                }
            }
            """);
    }

    private void EmitContract(SourceWriter writer)
    {
        string contract = $"global::AdamKernels.INetwork<{spec.Type.Name}>";
        string states = string.Concat(_optimizer.States.Select((_, i) => $", ref buffers.State({i}).Reference"));
        Member(
            $"static void {contract}.Forward(ref float inputs, global::AdamKernels.Runtime.TrainingBuffers buffers, nuint batchSize)",
            kernels => $"{kernels}.Forward(ref inputs, ref buffers.Parameters.Reference, ref buffers.Workspace.Reference, batchSize);");
        writer.Blank();
        Member(
            $"static float {contract}.CalculateLoss(global::AdamKernels.Runtime.TrainingBuffers buffers, nuint batchSize)",
            kernels => $"return {kernels}.CalculateLoss(ref buffers.Workspace.Reference, batchSize);");
        writer.Blank();
        Member(
            $"static void {contract}.Backpropagate(ref float inputs, global::AdamKernels.Runtime.TrainingBuffers buffers, nuint batchSize)",
            kernels => $"{kernels}.Backpropagate(ref inputs, ref buffers.Workspace.Reference, ref buffers.Parameters.Reference, ref buffers.Gradients.Reference, batchSize);");
        writer.Blank();
        Member(
            $"static void {contract}.BackpropagateAndUpdate(ref float inputs, global::AdamKernels.Runtime.TrainingBuffers buffers, nuint batchSize, global::AdamKernels.Runtime.StepScalars scalars)",
            kernels => $"{kernels}.BackpropagateAndUpdate(ref inputs, ref buffers.Workspace.Reference, ref buffers.Parameters.Reference{states}, batchSize, scalars);");
        writer.Blank();
        Member(
            $"static void {contract}.UpdateParams(global::AdamKernels.Runtime.AlignedBuffer gradients, global::AdamKernels.Runtime.TrainingBuffers buffers, global::AdamKernels.Runtime.StepScalars scalars)",
            kernels => $"{kernels}.UpdateParams(ref gradients.Reference, ref buffers.Parameters.Reference{states}, {layout.ParameterLength}, scalars);");
        writer.Blank()
            .Line($"static global::AdamKernels.Runtime.StepScalars {contract}.AdvanceStep(ref global::AdamKernels.Runtime.OptimizerState state, double learningRate) =>")
            .Line($"    global::AdamKernels.Runtime.StepRule.{_optimizer.Advance};");

        void Member(string signature, Func<string, string> call) => writer.Block(signature, () => PathSwitch.Emit(writer, "", call));
    }
}
