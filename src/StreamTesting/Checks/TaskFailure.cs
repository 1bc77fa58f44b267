using System.Reflection;

namespace StreamTesting;

/// <summary>
/// Whether anybody has looked at a task's exception: by awaiting it, by <see cref="Task.Wait()"/>, by <see cref="Task.Exception"/>. The runtime notes it, for
/// <see cref="TaskScheduler.UnobservedTaskException"/>, and tells it only when the task is collected; so its note is read. A runtime that keeps it elsewhere is taken to say yes.
/// </summary>
internal static class TaskFailure
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static bool IsUnseen(Task task) => task.IsFaulted && Read(Read(Read(task, typeof(Task), "m_contingentProperties"), null, "m_exceptionsHolder"), null, "m_isHandled") is false;

    private static object? Read(object? from, Type? declaring, string field) => from is null ? null : (declaring ?? from.GetType()).GetField(field, Any)?.GetValue(from);
}
