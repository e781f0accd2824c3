using AdamKernels;

namespace RareEvents;

/// <summary>Readings of a pump: 4 sensors, and whether the pump is about to fail.</summary>
/// <param name="Inputs">One row of <see cref="Width"/> values per reading.</param>
/// <param name="Labels">0 for a healthy pump, 1 for one that is about to fail.</param>
internal sealed record Readings(float[] Inputs, int[] Labels)
{
    /// <summary>Sensors.</summary>
    public const int Width = 4;

    private const int OneFaultIn = 50;

    /// <summary>Draws readings, every 50th of them a fault.</summary>
    public static Readings Draw(int count, ulong seed)
    {
        var random = new DeterministicRandom(seed);
        var readings = new Readings(new float[count * Width], new int[count]);
        for (int i = 0; i < count; i++)
        {
            bool isFault = i % OneFaultIn == 0;
            readings.Labels[i] = isFault ? 1 : 0;

            // Before a failure, pressure and temperature rise or fall together. Healthy pumps do so too, but not as far.
            double drift = !isFault ? 0 : random.NextInt32(2) == 0 ? -2 : 2;
            for (int sensor = 0; sensor < Width; sensor++)
            {
                readings.Inputs[i * Width + sensor] = (float)(random.NextNormal() + (sensor < 2 ? drift : 0));
            }
        }

        return readings;
    }
}
