using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Samples.Guests.Tests;

/// <summary>PostgreSQL's own programs, run as a user whom they accept: they refuse root.</summary>
internal sealed class PostgresPrograms
{
    private readonly string _folder;
    private readonly string? _user;

    private PostgresPrograms(string folder, string? user)
    {
        _folder = folder;
        _user = user;
    }

    /// <summary>Looks for the programs on the path and where Debian puts them.</summary>
    public static PostgresPrograms? Find([NotNullWhen(false)] out string? reason)
    {
        reason = null;
        string[] onPath = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        string[] ofDebian = Directory.Exists("/usr/lib/postgresql") ? [.. Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))] : [];
        var folder = ofDebian.OrderByDescending(path => path, StringComparer.Ordinal).Concat(onPath).FirstOrDefault(path => Has(path, "initdb") && Has(path, "pg_ctl"));
        if (folder is null)
        {
            reason = "there is no PostgreSQL: neither on the PATH nor in /usr/lib/postgresql, and STREAMTESTING_POSTGRES is not set";
            return null;
        }

        if (Environment.UserName != "root")
        {
            return new PostgresPrograms(folder, null);
        }

        var users = File.ReadAllLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        var user = new[] { "postgres", "nobody" }.FirstOrDefault(users.Contains);
        if (user is null || !onPath.Any(path => Has(path, "setpriv")))
        {
            reason = "PostgreSQL refuses to run as root, and there is no user 'postgres' or 'nobody' to run it as (by setpriv)";
            return null;
        }

        return new PostgresPrograms(folder, user);
    }

    /// <summary>Gives a folder to the user who runs the programs.</summary>
    public Task GiveAsync(string path, TimeSpan patience) => _user is null ? Task.CompletedTask : RunAsync(["chown", _user, path], patience);

    /// <summary>Runs a program to its end.</summary>
    public Task RunAsync(string program, IEnumerable<string> arguments, TimeSpan patience)
    {
        string[] asUser = _user is null ? [] : ["setpriv", $"--reuid={_user}", $"--regid={_user}", "--clear-groups", "--"];
        return RunAsync([.. asUser, Path.Combine(_folder, program), .. arguments], patience);
    }

    private static bool Has(string folder, string program) => File.Exists(Path.Combine(folder, program));

    private static async Task RunAsync(string[] command, TimeSpan patience)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(patience);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {string.Concat(await said.WaitAsync(patience))}");
        }
    }
}
