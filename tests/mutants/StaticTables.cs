using System.Reflection;
using System.Runtime.CompilerServices;

/// <summary>
/// For tests/mutants.sh, which adds it to test projects. One process tries many changes: a static table that is made while one is on would
/// keep it, and the tests would find each later change for the fault of that one. So all are made before the first test, unchanged.
/// </summary>
internal static class StaticTables
{
    [ModuleInitializer]
    internal static void Make()
    {
        Assembly tests = typeof(StaticTables).Assembly;
        Assembly[] assemblies =
        [
            tests,
            .. tests.GetReferencedAssemblies()
                .Where(name => name.Name!.StartsWith("AdamKernels", StringComparison.Ordinal))
                .Select(Assembly.Load),
        ];

        // While it notes which places are reached, none of them is changed.
        FieldInfo[] notes = [.. assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name == "MutantControl")
            .Select(type => type.GetField("CaptureCoverage")!)];
        bool[] before = [.. notes.Select(field => (bool)field.GetValue(null)!)];
        Array.ForEach(notes, field => field.SetValue(null, true));
        foreach (Type type in assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.ContainsGenericParameters))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        foreach ((FieldInfo field, bool value) in notes.Zip(before))
        {
            field.SetValue(null, value);
        }
    }
}
