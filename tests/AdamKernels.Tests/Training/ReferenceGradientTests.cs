using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>The reference itself: its gradient against central differences of its loss, all in double.</summary>
public class ReferenceGradientTests
{
    public static TheoryData<Type> Networks => [.. NetworkTypes.In(typeof(Control).Assembly)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_gradient_is_that_of_central_differences(Type type)
    {
        NetworkDescription description = Description(type);
        var reference = new ReferenceNetwork(description, ReferenceLoss.Of(type)) { Dropout = DropoutKey.For(seed: 1, step: 2, batch: 3) };
        var batch = new Batch(description, rows: Math.Min(3, description.MaxBatchSize));
        var random = new DeterministicRandom(3);
        double[] parameters = [.. Enumerable.Range(0, description.ParameterCount).Select(_ => (double)(random.NextSingle() - 0.5f))];
        double[] gradient = reference.Gradient(parameters, batch.ReferenceInputs, batch.ReferenceTargets);

        // A sample of the parameters of every layer that is trained; all of them would take minutes for 784 inputs.
        bool[] isTrained = [.. description.Blocks.SelectMany(block => Enumerable.Repeat(block.IsTrained, block.Count))];
        int[] sample = [.. Enumerable.Range(0, description.ParameterCount)
            .Where(i => isTrained[i] && i % Math.Max(1, description.ParameterCount / 150) == 0)];
        double[] differences = [.. sample.Select(i => Difference(parameters, i))];

        Assert.InRange(Distance.RelativeL2(differences, sample.Select(i => gradient[i])), 0, 1e-6);

        double Difference(double[] around, int i)
        {
            const double Step = 1e-6;
            double saved = around[i];
            around[i] = saved + Step;
            double above = reference.Loss(around, batch.ReferenceInputs, batch.ReferenceTargets);
            around[i] = saved - Step;
            double below = reference.Loss(around, batch.ReferenceInputs, batch.ReferenceTargets);
            around[i] = saved;
            return (above - below) / (2 * Step);
        }
    }

    private static NetworkDescription Description(Type type) => (NetworkDescription)typeof(Descriptions)
        .GetMethod(nameof(Descriptions.DescriptionOf))!
        .MakeGenericMethod(type)
        .Invoke(null, null)!;
}
