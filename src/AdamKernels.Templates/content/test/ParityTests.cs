using AdamKernels;

namespace LearningTests;

public class ParityTests
{
    private static readonly float[] s_inputs = [0, 0,  0, 1,  1, 0,  1, 1];
    private static readonly float[] s_targets = [0, 1, 1, 0];

    [Fact]
    public void It_learns()
    {
        Trainer<Parity> trainer = Train(seed: 1);

        Evaluation evaluation = trainer.Evaluate(s_inputs, s_targets);

        Assert.Equal(1, evaluation.Accuracy);
        Assert.InRange(evaluation.Loss, 0, 0.05);
    }

    /// <summary>One seed and one order of the samples give the same bits, on every machine.</summary>
    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        float[] first = new float[Parity.ParameterCount], second = new float[Parity.ParameterCount];
        Train(seed: 7).Network.GetParameters(first);
        Train(seed: 7).Network.GetParameters(second);

        Assert.Equal(first.Select(BitConverter.SingleToInt32Bits), second.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        Trainer<Parity> trainer = Train(seed: 1);
        trainer.WarmUp();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            trainer.Step(s_inputs, s_targets);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Trainer<Parity> Train(ulong seed)
    {
        var trainer = new Trainer<Parity>(new Parity(seed));
        for (int i = 0; i < 500; i++)
        {
            trainer.Step(s_inputs, s_targets);
        }

        return trainer;
    }
}
