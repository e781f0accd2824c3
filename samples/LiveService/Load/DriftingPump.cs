using AdamKernels;
using LiveService.Learning;

namespace LiveService.Load;

/// <summary>A pump that wears, simulated: the power that it takes at given readings changes with time.</summary>
internal static class DriftingPump
{
    /// <summary>Seconds in which the pump wears and is overhauled once.</summary>
    private const double Period = 60;

    /// <summary>Draws samples.</summary>
    /// <param name="random">Draws the readings.</param>
    /// <param name="seconds">When they are measured.</param>
    /// <param name="count">How many.</param>
    public static Sample[] Measure(ref DeterministicRandom random, double seconds, int count)
    {
        var samples = new Sample[count];
        foreach (ref Sample sample in samples.AsSpan())
        {
            var inputs = new float[PumpModel.InputCount];
            foreach (ref float input in inputs.AsSpan())
            {
                input = 2 * random.NextSingle() - 1;
            }

            sample = new Sample(inputs, [Power(inputs, seconds)]);
        }

        return samples;
    }

    private static float Power(float[] inputs, double seconds)
    {
        double wear = 0.3 * Math.Sin(2 * Math.PI * seconds / Period);
        double flow = Math.Tanh(2 * inputs[0] + wear);
        return (float)(flow * (1 + 0.5 * inputs[1]) + 0.3 * inputs[2] * inputs[3] + wear);
    }
}
