using System.Reflection;
using System.Runtime.ExceptionServices;

namespace AdamKernels.Tests.Optimizers;

/// <summary>An argument of an optimizer's constructor, and the option of the attribute that it stands for; found by their names.</summary>
/// <param name="Parameter">The argument.</param>
/// <param name="Option">The option.</param>
internal sealed record OptimizerArgument(ParameterInfo Parameter, PropertyInfo Option)
{
    /// <summary>All arguments of all optimizers, but the parameters that they update.</summary>
    public static readonly IReadOnlyList<OptimizerArgument> All =
    [
        .. from type in typeof(ParameterOptimizer).Assembly.GetExportedTypes()
        where type.IsSubclassOf(typeof(ParameterOptimizer))
        from parameter in type.GetConstructors().Single().GetParameters().Skip(1)
        let option = char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..]
        select new OptimizerArgument(parameter, Attribute(type).GetProperty(option)!),
    ];

    /// <summary>The attributes of all optimizers.</summary>
    public static IEnumerable<Type> Attributes => typeof(OptimizerAttribute).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(OptimizerAttribute)));

    /// <summary>The default of the option.</summary>
    public object? Default => Option.GetValue(Activator.CreateInstance(Option.ReflectedType!));

    /// <summary>What the number may be; null for an argument that is no number.</summary>
    public NumberRange? Range => Option.GetCustomAttribute<InRangeAttribute>()?.Range;

    /// <summary>Creates the optimizer with a value for this argument, and defaults for the others.</summary>
    public void Create(Memory<float> parameters, object value)
    {
        var constructor = (ConstructorInfo)Parameter.Member;
        object?[] arguments = [.. constructor.GetParameters().Select(parameter => parameter.DefaultValue)];
        arguments[0] = parameters;
        arguments[Parameter.Position] = value;
        try
        {
            constructor.Invoke(arguments);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }

    public override string ToString() => $"{Parameter.Member.DeclaringType!.Name}: {Parameter.Name}";

    private static Type Attribute(Type optimizer) =>
        Attributes.Single(attribute => attribute.Name == optimizer.Name.Replace("Optimizer", "Attribute", StringComparison.Ordinal));
}
