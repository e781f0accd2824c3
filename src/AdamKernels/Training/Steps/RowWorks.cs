namespace AdamKernels;

/// <summary>Questions about a <see cref="RowWork"/>.</summary>
internal static class RowWorks
{
    /// <summary>Whether a pass does a part, or any of several.</summary>
    /// <remarks><see cref="Enum.HasFlag"/> allocates until the runtime has optimized its caller, which takes many steps.</remarks>
    public static bool Includes(this RowWork work, RowWork part) => (work & part) != 0;
}
