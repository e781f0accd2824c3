namespace Playground.Training.Plane;

/// <summary>What there is to learn.</summary>
public enum PlaneDataSet
{
    /// <summary>A disc inside a ring.</summary>
    Circles,

    /// <summary>Two arms around each other.</summary>
    Spirals,

    /// <summary>Opposite quadrants belong together.</summary>
    Xor,

    /// <summary>Two hills, one of them upside down: a value at each point instead of a class.</summary>
    Surface,
}
