using System.Reflection;

namespace AdamKernels.Generators.Tests.Harness;

/// <summary>
/// Looks for objects of the compiler in what a step of the generator gave. One of them in a cached value keeps a whole compilation in
/// memory, and compares unequal after every edit.
/// </summary>
internal static class RoslynObjects
{
    /// <summary>The path from a value to the first object of the compiler that it holds, or null if there is none.</summary>
    public static string? Find(object? root) => Find(root, "value", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static string? Find(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or Type or Enum || value.GetType().IsPrimitive)
        {
            return null;
        }

        Type type = value.GetType();
        if (type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        {
            return $"{path} is a {type}";
        }

        if (!type.IsValueType && !seen.Add(value))
        {
            return null;
        }

        IEnumerable<string?> inside = value is Array array
            ? array.Cast<object?>().Select((item, i) => Find(item, $"{path}[{i}]", seen))
            : Fields(type).Select(field => Find(field.GetValue(value), $"{path}.{field.Name}", seen));
        return inside.FirstOrDefault(found => found is not null);
    }

    /// <summary>All fields, those of base types and of closures included.</summary>
    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            foreach (FieldInfo field in current.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                // Pointers cannot be boxed by reflection as what they are, and hold nothing of the managed heap.
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRef)
                {
                    yield return field;
                }
            }
        }
    }
}
