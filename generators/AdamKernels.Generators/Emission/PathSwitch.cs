using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>
/// Emits the choice among the kernels of an optimizer. The JIT folds the path to a constant, so that only one case remains.
/// </summary>
internal static class PathSwitch
{
    /// <param name="writer">Receives the switch.</param>
    /// <param name="statements">The statements for a target with vectors; those for single floats follow the switch.</param>
    public static void Emit(SourceWriter writer, Func<VectorTarget, IEnumerable<string>> statements) => writer
        .Block("switch (global::AdamKernels.VectorPaths.Selected)", () =>
        {
            foreach (VectorTarget target in VectorTarget.All)
            {
                writer.Line(target.IsScalar ? "default:" : $"case global::AdamKernels.VectorPath.{target.Name}:");
                foreach (string line in target.IsScalar ? [] : statements(target))
                {
                    writer.Line("    " + line);
                }

                writer.Line("    break;");
            }
        });
}
