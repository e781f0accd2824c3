using AdamKernels.PathProbe;
using AdamKernels.Runtime;

namespace AdamKernels.Tests.Threads;

/// <summary>A classifier whose forward pass throws on the threads of workers when it is told to.</summary>
internal sealed class FailingNetwork : INetwork<FailingNetwork>
{
    private readonly Classifier _network = new(seed: 3);

    /// <summary>Whether passes over rows other than the first one throw.</summary>
    public static bool Fails { get; set; }

    public static NetworkDescription Description => DescriptionOf<Classifier>();

    public static NetworkProgram Program { get; } = new FailingProgram(ProgramOf<Classifier>());

    public AlignedBuffer Parameters => ((INetwork<Classifier>)_network).Parameters;

    public int InputCount => Classifier.InputCount;

    public int OutputCount => Classifier.OutputCount;

    public int ParameterCount => Classifier.ParameterCount;

    public static FailingNetwork Create() => new();

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => _network.Predict(inputs, outputs);

    public void GetParameters(Span<float> destination) => _network.GetParameters(destination);

    public void SetParameters(ReadOnlySpan<float> source) => _network.SetParameters(source);

    private static NetworkDescription DescriptionOf<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Description;

    private static NetworkProgram ProgramOf<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Program;

    private sealed class FailingProgram(NetworkProgram program) : NetworkProgram
    {
        public override void Forward(ref float inputs, TrainingBuffers buffers, in BatchContext batch)
        {
            if (Fails && batch.FirstRow > 0)
            {
                throw new InvalidOperationException("A worker fails.");
            }

            program.Forward(ref inputs, buffers, in batch);
        }

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
    }
}
