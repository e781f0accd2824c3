using AdamKernels;

namespace Playground.Training.Plane;

/// <summary>Points of a square and the value at each of them: a class as -1 or 1, or a height between.</summary>
/// <remarks>
/// Only additions, multiplications and divisions, each rounded as IEEE 754 says: a seed gives the same points on every
/// machine.
/// </remarks>
public sealed class PlaneData
{
    /// <summary>Number of points.</summary>
    public const int Count = 256;

    /// <summary>Coordinates are from -<see cref="Extent"/> to <see cref="Extent"/>.</summary>
    public const float Extent = 3;

    private readonly float[] _inputs = new float[2 * Count];
    private readonly float[] _targets = new float[Count];

    private PlaneData()
    {
    }

    /// <summary>x and y of each point in turn.</summary>
    public ReadOnlySpan<float> Inputs => _inputs;

    /// <summary>The value at each point.</summary>
    public ReadOnlySpan<float> Targets => _targets;

    /// <summary>Draws a set of points.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such set.</exception>
    public static PlaneData Draw(PlaneDataSet set, ulong seed)
    {
        var random = new DeterministicRandom(seed);
        var data = new PlaneData();
        switch (set)
        {
            case PlaneDataSet.Circles:
                data.DrawCircles(ref random);
                break;
            case PlaneDataSet.Spirals:
                data.DrawSpirals(ref random);
                break;
            case PlaneDataSet.Xor:
                data.DrawXor(ref random);
                break;
            case PlaneDataSet.Surface:
                data.DrawSurface(ref random);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(set), set, "Expected one of the four sets.");
        }

        return data;
    }

    private void DrawCircles(ref DeterministicRandom random)
    {
        for (int i = 0; i < Count; i++)
        {
            bool isInside = i % 2 == 0;
            (float low, float high) = isInside ? (0, 1.3f) : (1.8f, 2.8f);
            float x, y, square;
            do
            {
                x = Coordinate(ref random);
                y = Coordinate(ref random);
                square = (x * x) + (y * y);
            }
            while (square < low * low || square > high * high);
            Set(i, x, y, isInside ? 1 : -1);
        }
    }

    private void DrawSpirals(ref DeterministicRandom random)
    {
        // Each pair of points lies a little further along the arms. The turn is that of the angle whose half has this tangent: sines of
        // the run-time library differ between platforms in their last bits.
        const double tangent = 0.0345;
        const double cosine = (1 - (tangent * tangent)) / (1 + (tangent * tangent));
        const double sine = 2 * tangent / (1 + (tangent * tangent));
        double right = 1, up = 0;
        for (int i = 0; i < Count; i += 2)
        {
            double radius = 0.25 + (2.5 * i / Count);
            for (int arm = 0; arm < 2; arm++)
            {
                double sign = 1 - (2 * arm);
                float x = (float)(sign * radius * right) + (0.04f * Coordinate(ref random));
                float y = (float)(sign * radius * up) + (0.04f * Coordinate(ref random));
                Set(i + arm, x, y, (float)sign);
            }

            (right, up) = ((right * cosine) - (up * sine), (right * sine) + (up * cosine));
        }
    }

    private void DrawXor(ref DeterministicRandom random)
    {
        const float gap = 0.2f;
        for (int i = 0; i < Count; i++)
        {
            float x = Coordinate(ref random), y = Coordinate(ref random);
            x = ((Extent - gap) / Extent * x) + (x < 0 ? -gap : gap);
            y = ((Extent - gap) / Extent * y) + (y < 0 ? -gap : gap);
            Set(i, x, y, x < 0 == y < 0 ? 1 : -1);
        }
    }

    private void DrawSurface(ref DeterministicRandom random)
    {
        for (int i = 0; i < Count; i++)
        {
            float x = Coordinate(ref random), y = Coordinate(ref random);
            Set(i, x, y, Hill(x - 1.2f, y - 1) - Hill(x + 1.2f, y + 1));
        }

        static float Hill(float x, float y) => 1 / (1 + (x * x) + (y * y));
    }

    private void Set(int index, float x, float y, float target)
    {
        _inputs[2 * index] = x;
        _inputs[(2 * index) + 1] = y;
        _targets[index] = target;
    }

    private static float Coordinate(ref DeterministicRandom random) => Extent * ((2 * random.NextSingle()) - 1);
}
