using System.Reflection;
using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Tests.Catalog;

/// <summary>
/// What a Debug build of a user's program makes of emitted code. The tests themselves are optimized in every configuration, so these
/// compile networks without optimizations.
/// </summary>
/// <remarks>
/// A collection expression that only optimized code turns into constants, or a box that only an optimizer removes, makes these fail.
/// </remarks>
public class UnoptimizedTests
{
    private static readonly string[] Declarations =
    [
        """
        [Network(3, MaxBatchSize = 8)]
        [Dense(17, Activation.Tanh, LayerNorm = true, Dropout = 0.25)]
        [Dense(3)]
        [SoftmaxCrossEntropy(LabelSmoothing = 0.2, ClassWeights = new[] { 1.0, 0.25, 3 })]
        [Adam(WeightDecay = 0.01, AmsGrad = true)]
        [ClipGradientNorm(0.5), AverageParameters]
        public sealed partial class ClassWeights;
        """,
        """
        [Network(5, MaxBatchSize = 8)]
        [Dense(16, Activation.Gelu)]
        [Dense(16, Activation.Elu, Residual = true, Frozen = true)]
        [Dense(2)]
        [BinaryCrossEntropy(PositiveWeights = new[] { 4.0, 0.5 })]
        [Sgd(Momentum = 0.9, Nesterov = true)]
        [AccumulateGradients(2), ClipGradientValue(0.1)]
        public sealed partial class PositiveWeights;
        """,
        """
        [Network(7, MaxBatchSize = 33)]
        [Dense(65, Activation.Silu, LearningRateFactor = 0.5)]
        [Dense(1, Activation.Softplus)]
        [Huber(Delta = 0.3)]
        [RmsProp(Centered = true, Momentum = 0.5)]
        [StandardizeInputs]
        public sealed partial class Robust;
        """,
    ];

    private static readonly Lazy<Assembly> Unoptimized = new(() => Compile("AdamKernels.Unoptimized", OptimizationLevel.Debug));

    private static readonly Lazy<Assembly> Optimized = new(() => Compile("AdamKernels.Optimized", OptimizationLevel.Release));

    public static TheoryData<string> Names => ["ClassWeights", "PositiveWeights", "Robust"];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_unoptimized_program_allocates_nothing(string name) => typeof(UnoptimizedTests)
        .GetMethod(nameof(AssertAllocatesNothing), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(Find(Unoptimized, name))
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);

    [Theory]
    [MemberData(nameof(Names))]
    public void An_unoptimized_program_gives_the_same_bits(string name) => Assert.Equal(
        NetworkTypes.Hash(Find(Optimized, name), steps: 20, fused: true),
        NetworkTypes.Hash(Find(Unoptimized, name), steps: 20, fused: true));

    private static void AssertAllocatesNothing<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(((TNetwork)NetworkTypes.Create(typeof(TNetwork))).WithIdentityScale());
        Batch batch = Batch.For<TNetwork>(rows: 4);
        var predictions = new float[batch.Targets.Length];
        Allocations.AssertNone(
            () =>
            {
                trainer.Step(batch.Inputs, batch.Targets);
                ReadOnlySpan<float> outputs = trainer.ForwardPropagate(batch.Inputs);
                trainer.CalculateLoss(outputs, batch.Targets);
                Gradients gradients = trainer.Backpropagate(outputs, batch.Targets);
                if (gradients.BatchCount == TNetwork.Description.BatchesPerUpdate)
                {
                    trainer.UpdateParameters(gradients);
                }

                trainer.Evaluate(batch.Inputs, batch.Targets);
                trainer.Network.Predict(batch.Inputs, predictions);
            },
            calls: 200);
    }

    private static Type Find(Lazy<Assembly> assembly, string name) => NetworkTypes.In(assembly.Value).Single(type => type.Name == name);

    private static Assembly Compile(string name, OptimizationLevel level) =>
        Assembly.LoadFrom(CompiledNetworks.Compile(name, Declarations, level, onlyThisPath: true));
}
