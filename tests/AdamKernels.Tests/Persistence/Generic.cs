using System.Reflection;
using System.Runtime.ExceptionServices;

namespace AdamKernels.Tests.Persistence;

/// <summary>Calls generic methods with a type that is known at run time only.</summary>
internal static class Generic
{
    /// <summary>Calls a private static method with a network type as its type argument.</summary>
    public static object? Call(string method, Type network, Type owner, params object[] arguments)
    {
        try
        {
            MethodInfo definition = owner.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!;
            return definition.MakeGenericMethod(network).Invoke(null, arguments);
        }
        catch (TargetInvocationException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerException!);
            throw;
        }
    }
}
