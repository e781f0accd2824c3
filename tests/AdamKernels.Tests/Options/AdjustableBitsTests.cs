using System.Reflection;
using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Optimizers;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Options;

/// <summary>Numbers that are arguments of the kernels give the bits of constants, for every optimizer.</summary>
/// <remarks>
/// Other paths follow: <see cref="Determinism.SameBitsTests"/> compares adjustable networks with themselves on each path.
/// </remarks>
[Trait("Category", "Slow")]
public class AdjustableBitsTests
{
    private const int Rows = 8;

    private const int Steps = 20;

    public static TheoryData<string> Names => AdjustableVariants.Names;

    /// <summary>
    /// Fails when a coefficient is computed in another way from an argument, or is another one's; or when a weight decay or a dampening of
    /// 0 changes a bit.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Declared_values_give_the_bits_of_constants(string name)
    {
        Type expected = AdjustableVariants.Fixed(name), actual = AdjustableVariants.Adjustable(name);

        Assert.Equal(NetworkTypes.Hash(expected, steps: 12, fused: true), NetworkTypes.Hash(actual, steps: 12, fused: true));
        Assert.Equal(NetworkTypes.Hash(expected, steps: 12, fused: false), NetworkTypes.Hash(actual, steps: 12, fused: false));
    }

    /// <summary>
    /// All numbers change at once, in the middle: from then on the kernels of a network that has them as constants continue from the same
    /// state. Fails when a pass keeps an earlier value, or when a number stays a constant in the kernels or in the rule of the step.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Values_that_are_set_give_the_bits_of_other_constants(string name) => typeof(AdjustableBitsTests)
        .GetMethod(nameof(Check), BindingFlags.Static | BindingFlags.NonPublic)!
        .MakeGenericMethod(AdjustableVariants.Fixed(name), AdjustableVariants.Adjustable(name), AdjustableVariants.Changed(name))
        .Invoke(null, null);

    private static void Check<TFixed, TAdjustable, TChanged>()
        where TFixed : class, INetwork<TFixed>
        where TAdjustable : class, INetwork<TAdjustable>
        where TChanged : class, INetwork<TChanged>
    {
        int[][] expected = Run(TFixed.Description, Hyperparameters.None, step => step < Steps / 2 ? TFixed.Program : TChanged.Program);
        int[][] unchanged = Run(TFixed.Description, Hyperparameters.None, _ => TFixed.Program);
        DeclaredHyperparameters declared = DeclaredHyperparameters.Of<TAdjustable>();
        var hyperparameters = new Hyperparameters(declared, []);
        int[][] actual = Run(TAdjustable.Description, hyperparameters, step =>
        {
            if (step == Steps / 2)
            {
                foreach (PropertyInfo property in declared.Names.Select(name => typeof(Hyperparameters).GetProperty($"{name}")!))
                {
                    double value = (double)property.GetValue(hyperparameters)!;
                    property.SetValue(hyperparameters, AdjustableVariants.Other(Enum.Parse<Hyperparameter>(property.Name), value));
                }
            }

            return TAdjustable.Program;
        });

        Assert.Equal(expected, actual);
        Assert.NotEqual(unchanged, actual);
    }

    /// <summary>Trains with the programs alone, by turns fused, where the network can be, and from stored gradients.</summary>
    private static int[][] Run(NetworkDescription description, Hyperparameters hyperparameters, Func<int, NetworkProgram> program)
    {
        AlignedBuffer parameters = NetworkParameters.Create(description, seed: 5);
        var buffers = new TrainingBuffers(description, parameters, hyperparameters);
        var state = new OptimizerState { Hyperparameters = hyperparameters };
        for (int step = 0; step < Steps; step++)
        {
            NetworkProgram now = program(step);
            float[] inputs = RandomSamples.Inputs(description, Rows, (ulong)step);
            float[] targets = RandomSamples.Targets(description, Rows, (ulong)step);
            for (int row = 0; row < Rows; row++)
            {
                targets.AsSpan(row * description.OutputCount, description.OutputCount)
                    .CopyTo(buffers.Workspace.Span[(description.TargetOffset + row * description.OutputStride)..]);
            }

            var batch = new BatchContext(FirstRow: 0, Rows, LossDivisor: Rows);
            now.Forward(ref inputs[0], buffers, in batch);
            now.CalculateLoss(buffers, in batch);
            now.TransposeWeights(buffers, Portion.Whole);
            StepScalars scalars = now.AdvanceStep(ref state, description.LearningRate);
            if (description.IsFused && step % 2 == 0)
            {
                now.BackpropagateAndUpdate(ref inputs[0], buffers, in batch, scalars);
                continue;
            }

            buffers.Gradients.Span.Clear();
            now.Backpropagate(buffers, in batch);
            now.SumGradients(ref inputs[0], buffers, in batch, Share.Whole);
            now.UpdateParameters(buffers.Gradients, buffers, Share.Whole, scalars with { GradientScale = 0.5 });
        }

        return [.. buffers.CanonicalState(description).Select(Bits.Of)];
    }
}
