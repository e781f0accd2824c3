using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits the part of the class that the user sees, and the contract with the runtime, which chooses among the kernels.</summary>
internal sealed class NetworkEmitter(NetworkSpec spec, BufferLayout layout)
{
    private static readonly string[] Usings =
    [
        "System", "System.CodeDom.Compiler", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "AdamKernels", "AdamKernels.Runtime",
    ];

    private readonly OptimizerEmitter _optimizer = OptimizerEmitter.For(spec.Optimizer);

    public string Emit() => SourceFile.Emit(
        spec.Type,
        Usings,
        Members,
        $" : INetwork<{spec.Type.Name}>",
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

            private static readonly NetworkDescription s_description = new()
            {
                Layers =
                [
            """);
        foreach (LayerLayout layer in layout.Layers)
        {
            writer.Line(
                $"        new LayerDescription({layer.Spec.Inputs}, {layer.Spec.Outputs}, Activation.{layer.Spec.Activation}, WeightLayout.{layer.Layout}, "
                + $"WeightOffset: {layer.WeightOffset}, WeightStride: {layer.WeightStride}, BiasOffset: {layer.BiasOffset}),");
        }

        writer.Lines($$"""
                ],
                ParameterCount = {{layout.ParameterCount}},
                Loss = LossKind.{{spec.Loss}},
                MaxBatchSize = {{spec.MaxBatchSize}},
                BufferLength = {{layout.ParameterLength}},
                StateCount = {{_optimizer.States.Count}},
                WorkspaceLength = {{layout.WorkspaceLength}},
                InputOffset = {{BufferLayout.InputOffset}},
                OutputOffset = {{layout.Last.OutputOffset}},
                TargetOffset = {{layout.TargetOffset}},
                OutputStride = {{layout.Last.OutputStride}},
                LearningRate = {{Literal.Double(spec.Optimizer.LearningRate)}},
            };

            private readonly AlignedBuffer _parameters = new({{layout.ParameterLength}});

            /// <summary>Creates the network with PyTorch's default initialisation: weights and biases uniform within 1/sqrt(inputs).</summary>
            /// <param name="seed">The same seed gives the same bits on every machine.</param>
            public {{name}}(ulong seed = 0) => NetworkParameters.Initialise(s_description, _parameters, seed);

            static NetworkDescription INetwork<{{name}}>.Description => s_description;

            AlignedBuffer INetwork<{{name}}>.Parameters => _parameters;

            /// <summary>Copies all parameters: for each layer the weights as [output, input], then the biases.</summary>
            /// <param name="destination">Receives {{Literal.Grouped(layout.ParameterCount)}} floats.</param>
            /// <exception cref="ArgumentException">The length is another one.</exception>
            public void GetParameters(Span<float> destination) => NetworkParameters.Get(s_description, _parameters, destination);

            /// <summary>Replaces all parameters: for each layer the weights as [output, input], then the biases.</summary>
            /// <param name="source">{{Literal.Grouped(layout.ParameterCount)}} floats.</param>
            /// <exception cref="ArgumentException">The length is another one.</exception>
            public void SetParameters(ReadOnlySpan<float> source) => NetworkParameters.Set(s_description, _parameters, source);

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
            /// <exception cref="ArgumentException">The inputs are not whole samples, or the outputs have another length.</exception>
            public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
            {
                int rows = Prediction.CountRows(inputs.Length, InputCount, outputs.Length, OutputCount);
                int tile = Math.Min(rows, {{rows}});

                // One sample needs little scratch, and to clear more would take longer than to predict.
                Span<float> memory = rows == 1
                    ? stackalloc float[{{PredictionPlan.ScratchLength(layout, 1)}} + AlignedBuffer.Alignment]
                    : stackalloc float[{{PredictionPlan.ScratchLength(layout, rows)}} + AlignedBuffer.Alignment];
                ref float odd = ref AlignedBuffer.Align(memory);
                ref float even = ref Unsafe.Add(ref odd, tile * {{PredictionPlan.FirstHalfStride(layout)}});
                for (int row = 0; row < rows; row += tile)
                {
                    int count = Math.Min(tile, rows - row);
                    ref float input = ref Unsafe.Add(ref MemoryMarshal.GetReference(inputs), (nint)row * InputCount);
            """);
        PathSwitch.Emit(writer, "        ", kernels => $"{kernels}.Predict(ref input, ref _parameters.Reference, ref odd, ref even, (nuint)count);");
        string last = PredictionPlan.IsFirstHalf(layout.Last) ? "odd" : "even";
        writer.Lines($$"""

                    Prediction.Pack(ref {{last}}, {{layout.Last.OutputStride}}, outputs.Slice(row * OutputCount, count * OutputCount), OutputCount);
                }
            }
            """);
    }

    private void EmitContract(SourceWriter writer)
    {
        string contract = $"INetwork<{spec.Type.Name}>";
        string states = string.Concat(_optimizer.States.Select((_, i) => $", ref buffers.State({i}).Reference"));
        Member(
            $"static void {contract}.Forward(ref float inputs, TrainingBuffers buffers, nuint batchSize)",
            kernels => $"{kernels}.Forward(ref inputs, ref buffers.Parameters.Reference, ref buffers.Workspace.Reference, batchSize);");
        writer.Blank();
        Member(
            $"static float {contract}.CalculateLoss(TrainingBuffers buffers, nuint batchSize)",
            kernels => $"return {kernels}.CalculateLoss(ref buffers.Workspace.Reference, batchSize);");
        writer.Blank();
        Member(
            $"static void {contract}.Backpropagate(ref float inputs, TrainingBuffers buffers, nuint batchSize)",
            kernels => $"{kernels}.Backpropagate(ref inputs, ref buffers.Workspace.Reference, ref buffers.Parameters.Reference, ref buffers.Gradients.Reference, batchSize);");
        writer.Blank();
        Member(
            $"static void {contract}.BackpropagateAndUpdate(ref float inputs, TrainingBuffers buffers, nuint batchSize, StepScalars scalars)",
            kernels => $"{kernels}.BackpropagateAndUpdate(ref inputs, ref buffers.Workspace.Reference, ref buffers.Parameters.Reference{states}, batchSize, scalars);");
        writer.Blank();
        Member(
            $"static void {contract}.UpdateParams(AlignedBuffer gradients, TrainingBuffers buffers, StepScalars scalars)",
            kernels => $"{kernels}.UpdateParams(ref gradients.Reference, ref buffers.Parameters.Reference{states}, {layout.ParameterLength}, scalars);");
        writer.Blank()
            .Line($"static StepScalars {contract}.AdvanceStep(ref OptimizerState state, double learningRate) =>")
            .Line($"    StepRule.{_optimizer.Advance};");

        void Member(string signature, Func<string, string> call) => writer.Block(signature, () => PathSwitch.Emit(writer, "", call));
    }
}
