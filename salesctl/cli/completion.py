"""`salesctl completion SHELL`: the script that lets a shell complete salesctl's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from salesctl.cli.output import write
from salesctl.core.errors import UsageError
from salesctl.core.words import suggestion

_BASH = r"""# salesctl in bash: put this into ~/.bashrc:  eval "$(salesctl completion bash)"
_salesctl() {
    local kind='' line program="${COMP_WORDS[0]/#\~/$HOME}" words current="$2" IFS=$'\x1f'
    words="${COMP_WORDS[*]:0:COMP_CWORD+1}"
    IFS=$'\n'
    COMPREPLY=()
    while read -r line; do
        if [ -z "$kind" ]; then kind=$line; else COMPREPLY+=("$line"); fi
    done < <(_SALESCTL_COMPLETE=bash _SALESCTL_WORDS="$words" "$program" 2>/dev/null)
    case $kind in
        open) compopt -o nospace ;;
        files) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        folders) compopt -o filenames; COMPREPLY=($(compgen -d -- "$current")) ;;
    esac
}
complete -o nosort -F _salesctl salesctl 2>/dev/null || complete -F _salesctl salesctl
"""
_ZSH = r"""#compdef salesctl
# salesctl in zsh: put this into ~/.zshrc, below compinit:  eval "$(salesctl completion zsh)"
_salesctl() {
    local kind sep=$'\x1f'
    local -a found
    found=("${(@f)$(_SALESCTL_COMPLETE=zsh _SALESCTL_WORDS="${(pj:$sep:)words[1,CURRENT]}" ${~words[1]} 2>/dev/null)}")
    kind=$found[1]
    shift found
    case $kind in
        words) (( $#found )) && _describe -V salesctl found ;;
        open) (( $#found )) && _describe -V salesctl found -S '' ;;
        files) compset -P '--*='; _files ;;
        folders) compset -P '--*='; _files -/ ;;
    esac
}
if [ "$funcstack[1]" = _salesctl ]; then _salesctl "$@"; else compdef _salesctl salesctl; fi
"""
_FISH = r"""# salesctl in fish: put this into ~/.config/fish/config.fish:  salesctl completion fish | source
function __salesctl_complete
    set -l words (commandline -opc)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -l current (commandline -ct)
    set -lx _SALESCTL_COMPLETE fish
    set -lx _SALESCTL_WORDS (string join \x1f -- $words "$current")
    set -l found ($program 2>/dev/null)
    switch "$found[1]"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current"
        case words open
            string join \n -- $found[2..-1]
    end
end
complete -c salesctl -f -k -a '(__salesctl_complete)'
"""
SCRIPTS: Mapping[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def completion(shell: Annotated[str, typer.Argument(help="bash, zsh or fish.", metavar="SHELL")]) -> int:
    """Print the script that completes commands, people, periods and codes in a shell."""
    if shell not in SCRIPTS:
        raise UsageError(f"`{shell}` is no shell known here", suggestion(shell, SCRIPTS, "one of: bash, zsh, fish"))
    write(SCRIPTS[shell])
    return 0
