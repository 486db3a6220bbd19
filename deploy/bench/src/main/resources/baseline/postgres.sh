# Keeps a server for as long as standard input stays open, then stops it and deletes its folder, so
# that nothing is left behind however the bench itself ends.
# Arguments: the folder, then the command of the server.
trap : INT TERM HUP
folder=$1
shift
"$@" >"$folder/log" 2>&1 &
server=$!
read -r end_of_input
kill -QUIT "$server"
wait "$server"
rm -rf "$folder"
