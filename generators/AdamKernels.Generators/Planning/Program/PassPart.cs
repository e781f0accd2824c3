using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning.Program;

/// <summary>A part of a pass over rows: what several threads do between two meetings.</summary>
/// <param name="Division">How threads divide it.</param>
/// <param name="Calls">The calls.</param>
internal sealed record PassPart(PassDivision Division, IReadOnlyList<KernelCall> Calls)
{
    /// <summary>
    /// Divides a pass. The product of a large layer is a part of its own, because threads divide its inputs and not its rows; the calls
    /// between two of them are one part.
    /// </summary>
    /// <returns>The parts; none if threads divide only rows.</returns>
    public static IReadOnlyList<PassPart> Divide(IEnumerable<KernelCall> calls)
    {
        var parts = new List<PassPart>();
        var rows = new List<KernelCall>();
        foreach (KernelCall call in calls)
        {
            if (call.Division == PassDivision.Rows)
            {
                rows.Add(call);
                continue;
            }

            EndRows();
            parts.Add(new PassPart(call.Division, [call]));
        }

        EndRows();
        return parts.Any(part => part.Division != PassDivision.Rows) ? parts : [];

        void EndRows()
        {
            if (rows.Count > 0)
            {
                parts.Add(new PassPart(PassDivision.Rows, [.. rows]));
                rows.Clear();
            }
        }
    }
}
