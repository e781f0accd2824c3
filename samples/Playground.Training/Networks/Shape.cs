namespace Playground.Training.Networks;

/// <summary>The layer sizes and the largest batch of all networks over the plane.</summary>
public static class Shape
{
    public const int Inputs = 2;
    public const int Hidden = 16;
    public const int Batch = 32;
}
