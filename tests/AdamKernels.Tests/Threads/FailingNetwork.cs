using AdamKernels.Runtime;

namespace AdamKernels.Tests.Threads;

/// <summary>A network whose forward pass throws for later rows of a batch when it is told to.</summary>
/// <typeparam name="TNetwork">The network that computes.</typeparam>
internal sealed class FailingNetwork<TNetwork>(TNetwork network) : INetwork<FailingNetwork<TNetwork>>
    where TNetwork : class, INetwork<TNetwork>
{

    private static readonly FailingProgram s_program = new(TNetwork.Program);

    /// <summary>The first row of a batch from which passes throw.</summary>
    public static int FailingRow
    {
        get => s_program.FailingRow;
        set => s_program.FailingRow = value;
    }

    public static NetworkDescription Description => TNetwork.Description;

    public static NetworkProgram Program => s_program;

    public AlignedBuffer Parameters => network.Parameters;

    public int InputCount => network.InputCount;

    public int OutputCount => network.OutputCount;

    public int ParameterCount => network.ParameterCount;

    public static FailingNetwork<TNetwork> Create() => new(TNetwork.Create());

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);

    public void GetParameters(Span<float> destination) => network.GetParameters(destination);

    public void SetParameters(ReadOnlySpan<float> source) => network.SetParameters(source);

    private sealed class FailingProgram(NetworkProgram program) : NetworkProgram
    {
        public int FailingRow { get; set; } = int.MaxValue;

        public override void Forward(ref float inputs, TrainingBuffers buffers, in BatchContext batch)
        {
            FailAt(in batch);
            program.Forward(ref inputs, buffers, in batch);
        }

        public override void ForwardPart(
            int part, ref float inputs, TrainingBuffers buffers, in BatchContext batch, Portion portion)
        {
            FailAt(in batch);
            program.ForwardPart(part, ref inputs, buffers, in batch, portion);
        }

        public override void BackpropagatePart(int part, TrainingBuffers buffers, in BatchContext batch, Portion portion) =>
            program.BackpropagatePart(part, buffers, in batch, portion);

        public override void CalculateLoss(TrainingBuffers buffers, in BatchContext batch) => program.CalculateLoss(buffers, in batch);

        public override void TransposeWeights(TrainingBuffers buffers, Portion portion) => program.TransposeWeights(buffers, portion);

        public override void Backpropagate(TrainingBuffers buffers, in BatchContext batch) => program.Backpropagate(buffers, in batch);

        public override void SumGradients(ref float inputs, TrainingBuffers buffers, in BatchContext batch, Share share) =>
            program.SumGradients(ref inputs, buffers, in batch, share);

        public override void SumGradientsAndUpdate(
            ref float inputs, TrainingBuffers buffers, in BatchContext batch, Share share, StepScalars scalars) =>
            program.SumGradientsAndUpdate(ref inputs, buffers, in batch, share, scalars);

        public override void UpdateParameters(AlignedBuffer gradients, TrainingBuffers buffers, Share share, StepScalars scalars) =>
            program.UpdateParameters(gradients, buffers, share, scalars);

        public override StepScalars AdvanceStep(ref OptimizerState state, double learningRate) =>
            program.AdvanceStep(ref state, learningRate);

        private void FailAt(in BatchContext batch)
        {
            if (batch.FirstRow >= (nuint)FailingRow)
            {
                throw new InvalidOperationException("A worker fails.");
            }
        }
    }
}
